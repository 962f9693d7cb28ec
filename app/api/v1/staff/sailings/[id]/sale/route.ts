import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { changeSale } from "#lib/booking/sailings/change-sale";
import { cache } from "#lib/redis/redis";

const body = z.strictObject({ to: z.enum(["open", "closed"]) });

/** Closes a sailing to new bookings, or opens it again. */
const post = staffEndpoint<{ id: string }>(
  { name: "staff-sailing-sale", use: "change", work: "sailings" },
  async ({ request, params, actor }) => {
    const { to } = await readBody(request, body);
    const scope = { database: database(), cache: cache() };
    return { body: { data: { changed: await changeSale(scope, actor, params.id, to) } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
