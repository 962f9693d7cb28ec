import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { assert } from "#lib/errors/assert";
import { DomainError } from "#lib/errors/domain-error";

type Answer = {
  outcome: "extended" | "hold_limit_reached" | "hold_expired" | "not_found";
  expires_at: Date | null;
};

/**
 * Sets a hold's end to now + `seconds`, never past its longest, and its timer with it, in one round trip.
 * `byPaying` is the one extension that beginning to pay grants by itself: used once, and quiet when there
 * is nothing to gain. Throws `hold_expired` when it has ended, `hold_limit_reached` when nothing can be
 * added, `not_found`.
 */
export async function extendHold(
  executor: Executor,
  actor: Actor,
  bookingId: string,
  { seconds, byPaying }: { seconds: number; byPaying: boolean },
): Promise<Date> {
  const [answer] = await withReading(executor<Answer[]>`
    select * from extend_hold(${bookingId}, ${seconds}, ${byPaying}, ${actor.kind}, ${actor.id})`);
  switch (answer?.outcome) {
    case "not_found":
      throw new DomainError("not_found", "There is no such booking.");
    case "hold_expired":
      throw holdExpired();
    case "hold_limit_reached":
      throw new DomainError("hold_limit_reached", "The places cannot be held any longer.");
  }
  assert(answer?.expires_at, "an open hold has an end");
  return answer.expires_at;
}

/** What a hold that has ended is answered with. */
export function holdExpired(): DomainError {
  return new DomainError("hold_expired", "The places are no longer held.");
}
