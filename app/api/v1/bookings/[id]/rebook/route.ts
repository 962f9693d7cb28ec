import { database } from "#db/client";
import { bookingAnswer } from "#http/booking-answer";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { byBooking } from "#http/mutation";
import { readBody } from "#http/read-body";
import { choiceBody, choiceOf } from "#http/schemas/rebook-body";
import { rebookAsTraveller } from "#lib/booking/rebook/rebook-as-traveller";
import { cache } from "#lib/redis/redis";

const post = endpoint<{ id: string }>(
  { name: "rebook", limit: "pay", mutation: byBooking },
  async ({ request, params, caller }) => {
    const body = await readBody(request, choiceBody);
    const { tasks } = await rebookAsTraveller(
      { database: database(), cache: cache() },
      { kind: "traveller", id: caller.requestId },
      params.id,
      choiceOf(body),
    );
    return { body: { data: await bookingAnswer(params.id, caller.language), tasks } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
