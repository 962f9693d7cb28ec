import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { cache } from "#lib/redis/redis";
import { changeTariff } from "#lib/search/change-tariff";
import { changeBody, tariffId } from "../../bodies";

const post = staffEndpoint<{ id: string }>(
  { name: "change-tariff", use: "change", work: "tariffs" },
  async ({ request, params, actor }) => {
    const { amounts, effective_at, is_sure } = await readBody(request, changeBody);
    const made = await changeTariff({ database: database(), cache: cache() }, actor, {
      tariffId: tariffId(params.id),
      amounts,
      isSure: is_sure,
      effectiveAt: effective_at ? new Date(effective_at) : undefined,
    });
    return { status: 201, body: { data: { version: made.version, applied: made.isApplied } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
