import { database } from "#db/client";
import { bookingAnswer } from "#http/booking-answer";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { byBooking } from "#http/mutation";
import { readBody } from "#http/read-body";
import { cancelBody } from "#http/schemas/cancel-body";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { forgetBooking } from "#lib/booking/forget-booking";
import { cache } from "#lib/redis/redis";

const post = endpoint<{ id: string }>(
  { name: "cancel-booking", limit: "pay", mutation: byBooking },
  async ({ request, params, caller }) => {
    const body = await readBody(request, cancelBody);
    const { cancelled, tasks } = await cancelBooking(
      database(),
      { kind: "traveller", id: caller.requestId },
      params.id,
      {
        scope: body.scope,
        expectedRefund: body.expected_refund,
        expectedFee: body.expected_fee ?? null,
        reason: body.reason,
      },
    );
    if (cancelled) await forgetBooking({ sql: database().sql, cache: cache() }, params.id);
    return { body: { data: await bookingAnswer(params.id, caller.language), tasks } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
