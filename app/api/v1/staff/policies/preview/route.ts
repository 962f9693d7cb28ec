import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { isoDate, line } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { previewPolicy } from "#lib/office/fares/preview-policy";

const body = z.strictObject({
  operator: line(2, 40),
  travel: z.strictObject({ from: isoDate.optional(), until: isoDate.optional() }).default({}),
});

const post = staffEndpoint(
  { name: "preview-policy", use: "change", work: "policies" },
  async ({ request }) => {
    const { operator, travel } = await readBody(request, body);
    return { body: { data: await previewPolicy(database().sql, operator, travel) } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
