import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { postTransaction } from "#lib/ledger/post-transaction";
import { queueNotice } from "#lib/notice/queue-notice";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { changeBooking } from "./change-status";

/**
 * Confirms a booking whose places are sold and whose money is there: status, ledger, the confirmation's
 * mail and the event that ends its timer and tells the operator. The caller holds the locks.
 */
export async function confirmBooking(
  tx: Tx,
  actor: Actor,
  booking: { bookingId: string; status: string },
): Promise<void> {
  const { bookingId } = booking;
  const [row] = await tx<{ total_minor: number; currency: string; language: string }[]>`
    select total_minor, currency, language from booking where id = ${bookingId}`;
  if (!row) return;
  await changeBooking(tx, actor, { bookingId, from: booking.status, to: "CONFIRMED" });
  await postTransaction(tx, {
    bookingId,
    kind: "sale",
    source: `sale:${bookingId}`,
    currency: row.currency,
    entries: [
      { account: "traveller", amountMinor: row.total_minor },
      { account: "sales", amountMinor: -row.total_minor },
    ],
  });
  await queueNotice(tx, { bookingId, kind: "confirmation", language: row.language });
  await writeOutbox(tx, { event: "booking/settled", data: { booking_id: bookingId }, bookingId });
}
