import { database } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import type { Session } from "./read-session";

/** Ends another session of a session's account: what is done with it from now on is refused. Throws `not_found`. */
export async function revokeSession({ account }: Session, sessionId: string): Promise<void> {
  const ended = isUuid(sessionId)
    ? await database().sql`
        delete from account_session where id = ${sessionId} and account_id = ${account.id}`
    : { count: 0 };
  if (ended.count === 0) throw new DomainError("not_found", "There is no such session.");
}
