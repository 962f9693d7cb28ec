import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { byAddress } from "#http/mutation";
import { readBody } from "#http/read-body";
import { subscriptionBody } from "#http/schemas/subscription-body";
import { config } from "#lib/config/config";
import { subscribe } from "#lib/notice/promotion/subscribe";

/** Asks for offers by mail. The answer says nothing of whether the address was known: only its mailbox does. */
const post = endpoint(
  { name: "subscribe", limit: "book", mutation: byAddress },
  async ({ request }) => {
    const body = await readBody(request, subscriptionBody);
    await subscribe(database(), config().APP_SECRET, body);
    return { status: 202, body: { data: { asked: true }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
