import { database } from "#db/client";
import { requireOwnOrigin, requireSession } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { withGuessLimit } from "#http/guess-limit";
import { withMailLimit } from "#http/mail-limit";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { accountBody, passwordBody, signUpBody } from "#http/schemas/account-body";
import { changeAccount } from "#lib/account/change-account";
import { eraseAccount } from "#lib/account/erase-account";
import { holdsPassword } from "#lib/account/holds-password";
import { signOut } from "#lib/account/sign-out";
import { signUp } from "#lib/account/sign-up";
import { DomainError } from "#lib/errors/domain-error";

const post = endpoint(
  { name: "sign-up", limit: "pay", mutation: "own_keys" },
  async ({ request, caller }) => {
    requireOwnOrigin(request.headers, "allowed");
    const typed = await readBody(request, signUpBody);
    await withMailLimit(typed.email, caller.address);
    await signUp(database(), typed);
    return { status: 202, body: { data: { letter: "on_its_way" }, tasks: [] } };
  },
);

const get = endpoint({ name: "read-account", limit: "read" }, async ({ request }) => {
  const { account } = await requireSession(request.headers, "read");
  const { id, name, email, language } = account;
  return { body: { data: { id, name, email, language } } };
});

const patch = endpoint(
  { name: "change-account", limit: "pay", mutation: "own_keys" },
  async ({ request }) => {
    const { account } = await requireSession(request.headers, "change");
    await changeAccount(database().sql, account.id, await readBody(request, accountBody));
    return { body: { data: { changed: true }, tasks: [] } };
  },
);

const remove = endpoint(
  { name: "erase-account", limit: "pay", mutation: "own_keys" },
  async ({ request, caller }) => {
    const { account } = await requireSession(request.headers, "change");
    const { password } = await readBody(request, passwordBody);
    await withGuessLimit({ account: account.email, address: caller.address }, async () => {
      if (await holdsPassword(database().sql, account.id, password)) return;
      throw new DomainError("unauthorized", "This is not the account's password.");
    });
    const bookings = await eraseAccount(database(), account.id);
    return {
      cookies: await signOut(request.headers),
      body: { data: { erased: true, bookings }, tasks: [] },
    };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({
  DELETE: remove,
  GET: get,
  PATCH: patch,
  POST: post,
});
