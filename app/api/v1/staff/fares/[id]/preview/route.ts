import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { previewTariff } from "#lib/office/fares/preview-tariff";
import { previewBody, tariffId } from "../../bodies";

const post = staffEndpoint<{ id: string }>(
  { name: "preview-tariff", use: "change", work: "tariffs" },
  async ({ request, params, now }) => {
    const { amounts } = await readBody(request, previewBody);
    const data = await previewTariff(database().sql, tariffId(params.id), amounts, now);
    return { body: { data } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
