import { database } from "#db/client";
import { requireOwnOrigin } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { withMailLimit } from "#http/mail-limit";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { letterBody } from "#http/schemas/account-body";
import { askForLetter } from "#lib/account/ask-for-letter";

const post = endpoint(
  { name: "ask-for-letter", limit: "pay", mutation: "own_keys" },
  async ({ request, caller }) => {
    requireOwnOrigin(request.headers, "allowed");
    const wish = await readBody(request, letterBody);
    await withMailLimit(wish.email, caller.address);
    await askForLetter(database(), wish);
    return { status: 202, body: { data: { letter: "on_its_way" }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
