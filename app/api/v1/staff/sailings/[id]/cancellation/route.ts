import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { line, uuid } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { cancelSailing } from "#lib/booking/aftercare/cancel-sailing";
import { cache } from "#lib/redis/redis";

const reason = line(3, 300);
const body = z.union([
  z.strictObject({ wish: z.enum(["refund", "choose"]), reason }),
  z.strictObject({ wish: z.literal("move"), to_sailing_id: uuid, reason }),
]);

/** Cancels a sailing for good and decides what becomes of who is booked on it; or decides anew for those left. */
const post = staffEndpoint<{ id: string }>(
  { name: "staff-sailing-cancellation", use: "change", work: "sailings" },
  async ({ request, params, actor }) => {
    const asked = await readBody(request, body);
    const wish =
      asked.wish === "move"
        ? { kind: asked.wish, toSailingId: asked.to_sailing_id }
        : { kind: asked.wish };
    const scope = { database: database(), cache: cache() };
    const done = await cancelSailing(scope, actor, params.id, { wish, reason: asked.reason });
    return { body: { data: done } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
