import type { Tx } from "#db/client";
import { recordSailingChange } from "#lib/voyage/record-sailing-change";

/** A sailing with live bookings that a new edition of its timetable moved, left out, or has again. */
export type SailingChange = {
  kind: "moved" | "gone" | "back";
  sailing_id: string;
  voyage_id: string;
  operator_code: string;
  /** As it was sold. */
  departs_at: Date;
  arrives_at: Date;
  /** As the timetable has it now; null for one that is gone. */
  new_departs_at: Date | null;
  new_arrives_at: Date | null;
  booking_ids: string[];
};

/** After an operator's code: that it said so by its timetable, and not by its system or by telephone. */
export const byTimetable = " (timetable)";

/** Told in the import's transaction, so that a case is opened if, and only if, the change is. */
export type OnSailingChanged = (tx: Tx, change: SailingChange) => Promise<void>;

/**
 * Tells `onSailingChanged` of every change in `p_change` (sailing_id, kind, new times) with live bookings,
 * before it is written, and writes into the audit of every sold sailing what becomes of it. Whoever places
 * looks at a sailing under its pools' locks, so they are taken first. Answers how many had bookings.
 */
export async function tellChanges(tx: Tx, onSailingChanged: OnSailingChanged): Promise<number> {
  await tx`
    select 1 from pool where sailing_id in (select sailing_id from p_change) order by id for update`;
  await recordChanges(tx);
  const changes = await tx<SailingChange[]>`
    select c.kind, c.sailing_id, s.voyage_id, s.operator_code, s.departs_at, s.arrives_at,
      c.new_departs_at, c.new_arrives_at, array_agg(distinct b.id::text) as booking_ids
    from p_change c
    join sailing s on s.id = c.sailing_id
    join booking_leg l on l.sailing_id = s.id and l.cancelled_at is null
    join booking b on b.id = l.booking_id and b.status in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED')
    group by c.kind, c.sailing_id, s.id, c.new_departs_at, c.new_arrives_at
    order by s.departs_at`;
  for (const change of changes) await onSailingChanged(tx, change);
  return changes.length;
}

type SoldRow = Pick<
  SailingChange,
  "kind" | "sailing_id" | "operator_code" | "departs_at" | "arrives_at"
> &
  Pick<SailingChange, "new_departs_at" | "new_arrives_at"> & { status: string };

/** In the words that other changes of a sailing are audited in. */
async function recordChanges(tx: Tx): Promise<void> {
  const rows = await tx<SoldRow[]>`
    select c.kind, c.sailing_id, s.operator_code, s.status, s.departs_at, s.arrives_at, c.new_departs_at, c.new_arrives_at
    from p_change c join sailing s on s.id = c.sailing_id
    where s.status in ('open', 'closed') order by s.departs_at`;
  for (const row of rows) {
    const actor = { kind: "operator", id: `${row.operator_code}${byTimetable}` } as const;
    const before = {
      sailingId: row.sailing_id,
      subject: "times",
      before: times(row.departs_at, row.arrives_at),
    };
    const after =
      row.new_departs_at && row.new_arrives_at
        ? times(row.new_departs_at, row.new_arrives_at)
        : null;
    if (after !== null && after !== before.before)
      await recordSailingChange(tx, actor, { ...before, after });
    if (row.kind === "gone" && row.status === "open") {
      await recordSailingChange(tx, actor, {
        sailingId: row.sailing_id,
        subject: "status",
        before: "open",
        after: "closed",
      });
    }
  }
}

function times(departsAt: Date, arrivesAt: Date): string {
  return `${departsAt.toISOString()} ${arrivesAt.toISOString()}`;
}
