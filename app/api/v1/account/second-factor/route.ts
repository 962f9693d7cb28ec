import { requireOwnOrigin } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { withGuessLimit } from "#http/guess-limit";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { codeBody } from "#http/schemas/account-body";
import { waitingAccount } from "#lib/account/read-session";
import { verifyBackupCode, verifySecondFactor } from "#lib/account/second-factor";

const post = endpoint(
  { name: "second-factor", limit: "pay", mutation: "own_keys" },
  async ({ request, caller }) => {
    requireOwnOrigin(request.headers, "refused");
    const { code } = await readBody(request, codeBody);
    const digits = code.replace(/\s/g, "");
    const verify = /^\d{6}$/.test(digits) ? verifySecondFactor : verifyBackupCode;
    const waiting = await waitingAccount(request.headers);
    const account = waiting ? `code ${waiting}` : null;
    const cookies = await withGuessLimit({ account, address: caller.address }, () =>
      verify(request.headers, digits),
    );
    return { cookies, body: { data: { proved: true }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
