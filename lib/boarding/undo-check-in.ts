import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import type { Stage } from "./gate/gate-list";
import { requireOwn } from "./require-own";

type Wish = {
  sailingId: string;
  bookingId: string;
  passengers: number[];
  stage: Stage;
  reason: string;
  /** Who took it back, and sends it. */
  by: string;
  /** When, by our clock: who passed since stays. */
  at: Date;
  now: Date;
};

/**
 * Takes back that passengers boarded or were checked in, with a reason; what was never there is passed over, and so
 * is who passed since: told again, it changes nothing.
 * A check-in is only taken back from who is not aboard. Answers whom it was taken back from. Throws
 * `forbidden`, `not_found`, `invalid`.
 */
export async function undoCheckIn(
  database: Pick<Database, "sql">,
  actor: Actor,
  { sailingId, bookingId, passengers, stage, reason, by, at, now }: Wish,
): Promise<number[]> {
  requireStaff(actor, "gate");
  requireOwn(actor, by);
  const undoneAt = at < now ? at : now;
  return await withTransaction(database, async (tx) => {
    const [leg] = await tx<{ position: number }[]>`
      select l.position from booking b join booking_leg l on l.booking_id = b.id
      where b.id = ${bookingId} and l.sailing_id = ${sailingId}
      order by l.position limit 1
      for update of b`;
    if (!leg) throw new DomainError("not_found", "This booking is not on the sailing.");
    if (stage === "checked_in") {
      const aboard = await tx`
        select from check_in where sailing_id = ${sailingId} and booking_id = ${bookingId}
          and passenger = any (${passengers}::smallint[]) and stage = 'boarded' and undone_at is null`;
      if (aboard.count > 0) {
        throw new DomainError("invalid", "They are aboard. Take the boarding back first.");
      }
    }
    const undone = await tx<{ passenger: number }[]>`
      update check_in set undone_at = ${undoneAt}, undone_by = ${actor.id}, undo_reason = ${reason}
      where sailing_id = ${sailingId} and booking_id = ${bookingId} and stage = ${stage}
        and passenger = any (${passengers}::smallint[]) and undone_at is null and at <= ${undoneAt}
      returning passenger`;
    const who = undone.map(({ passenger }) => passenger).sort((a, b) => a - b);
    if (who.length > 0) {
      await recordChange(tx, actor, {
        bookingId,
        subject: `boarding:${leg.position}`,
        from: stage,
        to: "undone",
        // Why may name somebody: it stays with the check-in, and goes with it.
        detail: { passengers: who.join(",") },
      });
    }
    return who;
  });
}
