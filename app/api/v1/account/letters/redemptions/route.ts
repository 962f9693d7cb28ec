import { database } from "#db/client";
import { requireOwnOrigin } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { withGuessLimit } from "#http/guess-limit";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { redemptionBody } from "#http/schemas/account-body";
import { letterAccount, redeemLetter } from "#lib/account/redeem-letter";

const post = endpoint(
  { name: "redeem-letter", limit: "pay", mutation: "own_keys" },
  async ({ request, caller }) => {
    requireOwnOrigin(request.headers, "allowed");
    const typed = await readBody(request, redemptionBody);
    const known = await letterAccount(database(), typed.token);
    const account = known ? `letter ${known}` : null;
    const { kind, cookies, signedIn } = await withGuessLimit(
      { account, address: caller.address },
      () => redeemLetter(database(), request.headers, typed),
    );
    return { status: 201, cookies, body: { data: { kind, signed_in: signedIn }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
