import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { writeOutbox } from "#lib/outbox/write-outbox";

/**
 * Takes legs of a booking back from their operators (all if null): one that was never told of is
 * cancelled, of one that was it is asked, which the outbox sees to. The caller holds the locks. Returns
 * the task that asks, if one does.
 */
export async function releaseLegs(
  tx: Tx,
  actor: Actor,
  bookingId: string,
  positions: number[] | null = null,
): Promise<string | null> {
  const legs = await tx<{ position: number; before: string; after: string }[]>`
    update booking_leg l set operator_status =
      case when l.operator_status = 'NOT_SENT' then 'CANCELLED' else 'CANCEL_REQUESTED' end
    from (select booking_id, position, operator_status from booking_leg where booking_id = ${bookingId}) o
    where l.booking_id = o.booking_id and l.position = o.position
      and l.operator_status in ('NOT_SENT', 'REQUESTED', 'CONFIRMED')
      and (${positions === null} or l.position = any (${positions ?? []}::smallint[]))
    returning l.position, o.operator_status as before, l.operator_status as after`;
  for (const leg of legs) {
    const subject = `leg:${leg.position}`;
    await recordChange(tx, actor, { bookingId, subject, from: leg.before, to: leg.after });
  }
  if (!legs.some(({ after }) => after === "CANCEL_REQUESTED")) return null;
  return await writeOutbox(tx, {
    event: "operator/cancel",
    data: { booking_id: bookingId },
    bookingId,
  });
}
