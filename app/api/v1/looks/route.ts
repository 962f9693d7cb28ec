import { database } from "#db/client";
import { requireOwnOrigin } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { looksCookie, looksPseudonym, noLooksCookie, refusesLooks } from "#http/looks-cookie";
import { methods } from "#http/methods";
import { checkLimit } from "#lib/limits/check-limit";
import { agreeToLooks, forgetLooks, readLooks } from "#lib/recommendation/consent";
import { newLooksId, pseudonymOf } from "#lib/recommendation/pseudonym";

/** Nothing is set or written for a browser that only asks. */
const get = endpoint({ name: "read-looks", limit: "read" }, async ({ request }) => {
  const pseudonym = looksPseudonym(request.headers);
  const looks = pseudonym && (await readLooks(database().sql, pseudonym));
  return { body: { data: { agreed: Boolean(looks), looks: looks || [] } } };
});

/** Somebody pressed yes. Who had agreed before keeps his pseudonym; who agreed once and took it back gets another. */
const post = endpoint({ name: "agree-looks", limit: "book" }, async ({ request, caller }) => {
  requireOwnOrigin(request.headers, "refused");
  if (refusesLooks(request.headers)) {
    return { status: 201, body: { data: { agreed: false }, tasks: [] } };
  }
  const known = looksPseudonym(request.headers);
  if (known && (await readLooks(database().sql, known))) {
    return { status: 201, body: { data: { agreed: true }, tasks: [] } };
  }
  await checkLimit("agree", caller.address, 1);
  const id = newLooksId();
  await agreeToLooks(database().sql, pseudonymOf(id) as string);
  return {
    status: 201,
    cookies: [looksCookie(id)],
    body: { data: { agreed: true }, tasks: [] },
  };
});

/** Also for a browser that says no itself by now: what it agreed to before goes all the same. */
const remove = endpoint({ name: "forget-looks", limit: "book" }, async ({ request }) => {
  requireOwnOrigin(request.headers, "refused");
  const cookie = new Headers({ cookie: request.headers.get("cookie") ?? "" });
  const pseudonym = looksPseudonym(cookie);
  const deleted = pseudonym ? await forgetLooks(database().sql, pseudonym) : 0;
  return {
    cookies: [noLooksCookie()],
    body: { data: { agreed: false, deleted }, tasks: [] },
  };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({
  DELETE: remove,
  GET: get,
  POST: post,
});
