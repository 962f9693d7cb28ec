import { database } from "#db/client";
import { bookingAnswer } from "#http/booking-answer";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { byBooking } from "#http/mutation";
import { config } from "#lib/config/config";
import { extendHold } from "#lib/hold/extend-hold";
import { transact } from "#lib/outbox/committed";

const post = endpoint<{ id: string }>(
  { name: "extend-hold", limit: "pay", mutation: byBooking },
  async ({ params, caller }) => {
    await transact(database(), (tx) =>
      extendHold(tx, { kind: "traveller", id: caller.requestId }, params.id, {
        seconds: config().HOLD_SECONDS,
        byPaying: false,
      }),
    );
    return { body: { data: await bookingAnswer(params.id, caller.language), tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
