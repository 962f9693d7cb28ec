import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { changeCapacity } from "#lib/booking/sailings/change-capacity";
import { cache } from "#lib/redis/redis";

const body = z.strictObject({
  capacities: z
    .record(z.string().max(40), z.number().int().min(0).max(10_000_000))
    .describe("By pool kind, in the pool's own unit."),
});

/** What we may sell of a sailing from now on, pool by pool. */
const post = staffEndpoint<{ id: string }>(
  { name: "staff-sailing-capacity", use: "change", work: "sailings" },
  async ({ request, params, actor }) => {
    const { capacities } = await readBody(request, body);
    const scope = { database: database(), cache: cache() };
    return { body: { data: await changeCapacity(scope, actor, params.id, capacities) } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
