import { database } from "#db/client";
import { bookingAnswer } from "#http/booking-answer";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { byBooking } from "#http/mutation";
import { config } from "#lib/config/config";
import { extendHold } from "#lib/hold/extend-hold";

const post = endpoint<{ id: string }>(
  { name: "extend-hold", limit: "pay", mutation: byBooking },
  async ({ params, caller }) => {
    const actor = { kind: "traveller", id: caller.requestId } as const;
    const extension = { seconds: config().HOLD_SECONDS, byPaying: false };
    await extendHold(database().sql, actor, params.id, extension);
    return { body: { data: await bookingAnswer(params.id, caller.language), tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
