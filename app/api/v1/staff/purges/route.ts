import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { line } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { purgeable, purgeWaiting } from "#lib/job/purge-waiting";

const body = z.strictObject({
  kind: z.enum(purgeable),
  /** As many as were shown; never more are dropped. */
  count: z.number().int().min(1).max(10_000),
  reason: line(1, 300),
});

/** Drops mails that wait and that nobody needs; for admins. */
const post = staffEndpoint(
  { name: "purge", use: "change", work: "purges" },
  async ({ request, actor }) => {
    const wish = await readBody(request, body);
    return { body: { data: { purged: await purgeWaiting(database(), actor, wish) } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
