import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { rebookBody, wishOf } from "#http/schemas/rebook-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { rebookAsStaff } from "#lib/booking/rebook/rebook-as-staff";
import { cache } from "#lib/redis/redis";

const post = staffEndpoint<{ id: string }>(
  { name: "staff-rebook", use: "change", work: "bookings" },
  async ({ request, params, actor }) => {
    const { reason, ...body } = await readBody(request, rebookBody);
    const scope = { database: database(), cache: cache() };
    const done = await rebookAsStaff(scope, actor, params.id, { ...wishOf(body), reason });
    return { body: { data: { id: params.id, move_id: done.moveId }, tasks: done.tasks } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
