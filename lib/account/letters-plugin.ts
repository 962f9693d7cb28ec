import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { assert } from "#lib/errors/assert";

const body = z.object({ userId: z.string() });

/** What our letters need of better-auth, and only our own code can ask for: a session for whoever has used a link. */
export function letters() {
  return {
    id: "gangway-letters" as const,
    endpoints: {
      openSession: createAuthEndpoint.serverOnly({ method: "POST", body }, async (context) => {
        const { userId } = context.body;
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(userId);
        assert(user, "a used link has its account");
        const session = await internalAdapter.createSession(userId);
        await setSessionCookie(context, { session, user });
        return { opened: true };
      }),
    },
  };
}
