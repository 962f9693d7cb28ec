import { requireOwnOrigin, requireSession } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { withGuessLimit } from "#http/guess-limit";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { signInBody } from "#http/schemas/account-body";
import { listSessions } from "#lib/account/list-sessions";
import { signIn } from "#lib/account/sign-in";

const post = endpoint(
  { name: "sign-in", limit: "pay", mutation: "own_keys" },
  async ({ request, caller }) => {
    requireOwnOrigin(request.headers, "allowed");
    const typed = await readBody(request, signInBody);
    const { cookies, secondFactorNeeded } = await withGuessLimit(
      { account: typed.email, address: caller.address },
      () => signIn(request.headers, typed),
    );
    return {
      status: 201,
      cookies,
      body: { data: { second_factor_needed: secondFactorNeeded }, tasks: [] },
    };
  },
);

const get = endpoint({ name: "list-sessions", limit: "read" }, async ({ request }) => {
  const session = await requireSession(request.headers, "read");
  return { body: { data: await listSessions(session) } };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get, POST: post });
