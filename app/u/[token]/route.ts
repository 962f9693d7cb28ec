import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readText } from "#http/read-body";
import { config } from "#lib/config/config";
import type { DomainError } from "#lib/errors/domain-error";
import { preferredLocale } from "#lib/language/locales";
import {
  confirmSubscription,
  readSubscription,
  stopSubscription,
} from "#lib/notice/promotion/change-subscription";
import { subscriberOf } from "#lib/notice/promotion/subscriber-token";

const headers = { "cache-control": "no-store", "referrer-policy": "no-referrer" };

function refuse(_: DomainError, request: Request): Response {
  const locale = preferredLocale(request.headers.get("accept-language"));
  return new Response(null, { status: 303, headers: { ...headers, location: `/${locale}` } });
}

/** Where a subscription is shown with its buttons: looking at a link changes nothing. */
async function pageOf(token: string): Promise<Response> {
  const id = subscriberOf(config().APP_SECRET, token);
  const known = id && (await withReading(readSubscription(database().sql, id)));
  const location = known ? `/${known.language}/offers/${token}` : "/";
  return new Response(null, { status: 303, headers: { ...headers, location } });
}

const get = endpoint<{ token: string }>(
  { name: "open-subscription", limit: "pay", refuse },
  async ({ params }) => pageOf(params.token),
);

/**
 * The one click of RFC 8058, sent by a mail program without cookies or origin, and the page's own buttons.
 * The token is all the right there is; saying yes takes the button's own word.
 */
const post = endpoint<{ token: string }>(
  { name: "change-subscription", limit: "pay", refuse },
  async ({ request, params }) => {
    const id = subscriberOf(config().APP_SECRET, params.token);
    const asked = new URLSearchParams(await readText(request));
    if (id && asked.get("wish") === "yes") await confirmSubscription(database().sql, id);
    else if (id) await stopSubscription(database().sql, id);
    if (asked.get("List-Unsubscribe") === "One-Click") {
      return new Response(null, { status: 200, headers });
    }
    return await pageOf(params.token);
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get, POST: post });
