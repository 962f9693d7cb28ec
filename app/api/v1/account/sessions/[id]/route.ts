import { requireSession } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { revokeSession } from "#lib/account/revoke-session";
import { signOut } from "#lib/account/sign-out";

/** `current` is the session that asks. */
const remove = endpoint<{ id: string }>(
  { name: "end-session", limit: "pay", mutation: "own_keys" },
  async ({ request, params }) => {
    const session = await requireSession(request.headers, "change");
    if (params.id === "current" || params.id === session.id) {
      return {
        cookies: await signOut(request.headers),
        body: { data: { ended: true }, tasks: [] },
      };
    }
    await revokeSession(session, params.id);
    return { body: { data: { ended: true }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ DELETE: remove });
