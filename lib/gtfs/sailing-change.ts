import type { Tx } from "#db/client";

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

/** Told in the import's transaction, so that a case is opened if, and only if, the change is. */
export type OnSailingChanged = (tx: Tx, change: SailingChange) => Promise<void>;

/**
 * Tells `onSailingChanged` of every change in `p_change` (sailing_id, kind, new times) with live bookings,
 * before it is written. Answers how many there were.
 */
export async function tellChanges(tx: Tx, onSailingChanged: OnSailingChanged): Promise<number> {
  const changes = await tx<SailingChange[]>`
    select c.kind, c.sailing_id, s.voyage_id, s.operator_code, s.departs_at, s.arrives_at,
      c.new_departs_at, c.new_arrives_at, array_agg(distinct b.id::text) as booking_ids
    from p_change c
    join sailing s on s.id = c.sailing_id
    join booking_leg l on l.sailing_id = s.id and l.operator_status not in ('CANCELLED', 'REJECTED')
    join booking b on b.id = l.booking_id and b.status in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED')
    group by c.kind, c.sailing_id, s.id, c.new_departs_at, c.new_arrives_at
    order by s.departs_at`;
  for (const change of changes) await onSailingChanged(tx, change);
  return changes.length;
}
