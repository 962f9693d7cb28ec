import type { Executor, Tx } from "#db/client";
import { openAlert } from "#lib/alert/open-alert";
import type { Actor } from "#lib/audit/actor";
import { newId } from "#lib/identity/uuid";
import { queueNotice } from "#lib/notice/queue-notice";

export type ToldChange = {
  kind: "moved" | "cancelled" | "swapped" | "gone" | "back";
  sailing_id: string;
  departs_at: Date;
  arrives_at: Date;
  new_departs_at: Date | null;
  new_arrives_at: Date | null;
  vessel?: string | null;
  new_vessel?: string | null;
};

/** The bookings that a change of a sailing concerns. */
export type BookedThere = { id: string; status: string; language: string };

/** What a traveller must know by mail; that a timetable was silent for a day is for staff to look into first. */
const mailed = new Set<ToldChange["kind"]>(["moved", "cancelled", "swapped"]);

/**
 * Opens a case for staff about a sailing that changed under live bookings, and promises a mail to each
 * who has paid or waits for the operator, in the transaction of the change. Nothing where nobody is
 * booked, and no mail where each will get one of what becomes of it (`mails` false). Returns how many
 * bookings there are.
 */
export async function tellTravellers(
  tx: Tx,
  actor: Actor,
  change: ToldChange,
  { mails = true } = {},
): Promise<number> {
  const booked = await bookedOn(tx, change.sailing_id);
  if (booked.length === 0) return 0;
  const id = newId();
  await tx`
    insert into sailing_change (id, sailing_id, kind, old_departs_at, old_arrives_at, new_departs_at,
      new_arrives_at, old_vessel, new_vessel, bookings, actor, at)
    values (${id}, ${change.sailing_id}, ${change.kind}, ${change.departs_at}, ${change.arrives_at},
      ${change.new_departs_at}, ${change.new_arrives_at}, ${change.vessel ?? null},
      ${change.new_vessel ?? null}, ${booked.length}, ${`${actor.kind} ${actor.id ?? ""}`.trim()},
      clock_timestamp())`;
  await openAlert(tx, {
    kind: "sailing_changed",
    subject: id,
    detail: { change: change.kind, sailing: change.sailing_id, bookings: booked.length },
  });
  if (!mails || !mailed.has(change.kind)) return booked.length;
  for (const { id: bookingId, status, language } of booked) {
    // Who has not paid yet sees it on the page where he pays.
    if (status === "PENDING") continue;
    await queueNotice(tx, { bookingId, kind: "sailing_changed", subject: id, language });
  }
  return booked.length;
}

/** The bookings that are live on a sailing, paid for or about to be. */
export async function bookedOn(executor: Executor, sailingId: string): Promise<BookedThere[]> {
  const booked = await executor<BookedThere[]>`
    select b.id, b.status, b.language
    from booking_leg l join booking b on b.id = l.booking_id
    where l.sailing_id = ${sailingId} and l.cancelled_at is null
      and b.status in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED')
    group by b.id order by b.id`;
  return [...booked];
}
