import type { Tx } from "#db/client";

/** Statuses in which nothing was paid yet, and somebody with the secret could. */
const unpaid = new Set(["requires_payment_method", "requires_confirmation", "requires_action"]);

/**
 * Makes an intent that waits to be paid the booking's own, if the booking has none: Stripe made it, and
 * the answer with its id was lost. Whoever begins to pay next gets it, and the end of the hold cancels it.
 * True if the booking has another one already: this one is surplus. The caller holds the locks.
 */
export async function adoptIntent(
  tx: Tx,
  bookingId: string,
  intent: { id: string; status: string },
): Promise<boolean> {
  if (!unpaid.has(intent.status)) return false;
  await tx`
    update payment p set intent_id = ${intent.id}, intent_closed_at = null, updated_at = clock_timestamp()
    from booking b
    where p.booking_id = ${bookingId} and b.id = p.booking_id and b.status = 'PENDING'
      and p.intent_id is null`;
  const [payment] = await tx<{ intent_id: string | null }[]>`
    select intent_id from payment where booking_id = ${bookingId}`;
  return Boolean(payment?.intent_id) && payment?.intent_id !== intent.id;
}
