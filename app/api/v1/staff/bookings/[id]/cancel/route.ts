import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { deskCancelBody } from "#http/schemas/desk-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { cancelAtDesk } from "#lib/booking/desk/cancel-at-desk";
import { forgetBooking } from "#lib/booking/forget-booking";
import { cache } from "#lib/redis/redis";

const post = staffEndpoint<{ id: string }>(
  { name: "staff-cancel", use: "change", work: "bookings" },
  async ({ request, params, staff }) => {
    const body = await readBody(request, deskCancelBody);
    const { cancelled, tasks } = await cancelAtDesk(
      database(),
      staff,
      params.id,
      { scope: body.scope, waivesFee: body.waives_fee },
      {
        expectedRefund: body.expected_refund,
        expectedFee: body.expected_fee,
        reason: body.reason,
      },
    );
    if (cancelled) await forgetBooking({ sql: database().sql, cache: cache() }, params.id);
    return { body: { data: { cancelled }, tasks } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
