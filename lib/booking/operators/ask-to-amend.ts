import type { Tx } from "#db/client";
import { writeOutbox } from "#lib/outbox/write-outbox";

/**
 * Notes that operators do not know yet who and what is left on legs that shrank, with the outbox row that
 * tells them; one that was never told of the leg hears of it as it is. The caller holds the locks. Returns
 * the task, or null where nobody has to be told.
 */
export async function askToAmend(
  tx: Tx,
  bookingId: string,
  positions: number[],
): Promise<string | null> {
  if (positions.length === 0) return null;
  const legs = await tx`
    update booking_leg set amend_due = clock_timestamp()
    where booking_id = ${bookingId} and position = any (${positions}::smallint[])
      and operator_status in ('REQUESTED', 'CONFIRMED') returning 1`;
  if (legs.length === 0) return null;
  return await writeOutbox(tx, {
    event: "operator/amend",
    data: { booking_id: bookingId },
    bookingId,
  });
}
