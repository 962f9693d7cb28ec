import { database } from "#db/client";
import { requireAccess } from "#http/booking-access";
import { bookingAnswer } from "#http/booking-answer";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { config } from "#lib/config/config";
import { extendHold } from "#lib/hold/extend-hold";
import { transact } from "#lib/outbox/committed";

const post = endpoint<{ id: string }>(
  { name: "extend-hold", limit: "pay", mutation: true },
  async ({ request, params, caller }) => {
    requireAccess(request.headers, params.id, "change");
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
