import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { transact } from "#lib/outbox/committed";
import { lockPools } from "#lib/voyage/lock-pools";
import { recordSailingChange } from "#lib/voyage/record-sailing-change";
import { forgetSailing, type SailingScope } from "../sailings/forget-sailing";
import { tellTravellers } from "../sailings/tell-travellers";
import type { AftercareWish } from "./aftercare-wish";
import { decideAftercare } from "./decide-aftercare";

type Row = {
  status: string;
  operator_code: string;
  departs_at: Date;
  arrives_at: Date;
  vessel: string | null;
};

/**
 * Cancels a sailing for good, and decides in the same transaction what becomes of everybody who is booked on
 * it (Regulation (EU) No 1177/2010, article 18: another sailing or the money back, at no cost). Each booking
 * is then seen to by a job of its own. One mail each: of the choice, the refund, or the new sailing. For
 * staff. Returns how many bookings are concerned; a sailing that is cancelled already is decided on anew, as
 * far as nothing was done. Caches forget it after the commit. Throws `forbidden`, `not_found`,
 * `not_bookable` for one that was never sold, `invalid` for a sailing that nobody can be moved to.
 */
export async function cancelSailing(
  scope: SailingScope,
  actor: Actor,
  sailingId: string,
  { wish, reason }: { wish: AftercareWish; reason: string },
): Promise<{ bookings: number; cancelled: boolean }> {
  requireStaff(actor, "sailings");
  const done = await transact(scope.database, async (tx) => {
    // Whoever places looks at the status under the same locks.
    await lockPools(tx, sailingId);
    const [row] = await tx<Row[]>`
      select s.status, s.operator_code, s.departs_at, s.arrives_at, v.name as vessel
      from sailing s left join vessel v on v.id = s.vessel_id where s.id = ${sailingId} for update of s`;
    if (!row || row.status === "timetable") {
      throw new DomainError("not_bookable", "This sailing is not one that is sold.");
    }
    if (wish.kind === "move") await refuseTarget(tx, sailingId, row, wish.toSailingId);
    const isNew = row.status !== "cancelled";
    if (isNew) await cancel(tx, actor, sailingId, row, { mails: wish.kind === "choose", reason });
    const bookings = await decideAftercare(tx, actor, sailingId, wish);
    return { bookings, cancelled: isNew };
  });
  await forgetSailing(scope, sailingId);
  return done;
}

async function cancel(
  tx: Tx,
  actor: Actor,
  sailingId: string,
  row: Row,
  { mails, reason }: { mails: boolean; reason: string },
): Promise<void> {
  const change = {
    kind: "cancelled" as const,
    sailing_id: sailingId,
    departs_at: row.departs_at,
    arrives_at: row.arrives_at,
    new_departs_at: null,
    new_arrives_at: null,
    vessel: row.vessel,
    new_vessel: row.vessel,
  };
  await tellTravellers(tx, actor, change, { mails });
  await tx`update sailing set status = 'cancelled' where id = ${sailingId}`;
  for (const [subject, before, after] of [
    ["status", row.status, "cancelled"],
    ["reason", "", reason],
  ] as const) {
    await recordSailingChange(tx, actor, { sailingId, subject, before, after });
  }
}

async function refuseTarget(tx: Tx, sailingId: string, row: Row, to: string): Promise<void> {
  const found = isUuid(to)
    ? await tx`
        select 1 from sailing where id = ${to} and id <> ${sailingId} and operator_code = ${row.operator_code}
          and status in ('open', 'closed') and departs_at > clock_timestamp()`
    : [];
  if (found.length > 0) return;
  const errors = [{ path: "to_sailing_id", message: "Nobody can be moved to this sailing." }];
  throw new DomainError("invalid", "Not a sailing to move to.", { errors });
}
