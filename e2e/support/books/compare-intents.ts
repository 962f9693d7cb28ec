import type { OurSide } from "./our-side";
import type { StripeIntent, StripeRefund, StripeSide } from "./stripe-side";

/** Statuses in which somebody with the secret could still pay. */
const payable = new Set([
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
  "requires_capture",
  "processing",
]);
const over = new Set(["EXPIRED", "CANCELLED", "FAILED"]);

/** Where money came in: each intent that succeeded is captured in our books once, and nothing else is. */
export function compareIntents(stripe: StripeSide, ours: OurSide): string[] {
  const wrong: string[] = [];
  const bookings = new Map(ours.bookings.map((booking) => [booking.id, booking]));
  const own = stripe.intents.filter((intent) => intent.metadata.booking_id);
  const paid = own.filter(({ status }) => status === "succeeded");
  for (const intent of own) {
    const booking = bookings.get(intent.metadata.booking_id ?? "");
    if (!booking) {
      wrong.push(`intent ${intent.id} is for a booking that we do not have`);
      continue;
    }
    if (intent.amount !== booking.amount || intent.currency.toUpperCase() !== booking.currency)
      wrong.push(`intent ${intent.id} asks for another amount than booking ${booking.id} costs`);
    if (payable.has(intent.status) && over.has(booking.status))
      wrong.push(
        `intent ${intent.id} can still be paid, though booking ${booking.id} is ${booking.status}`,
      );
  }
  for (const intent of paid) {
    const found = ours.captures.filter(({ source }) => source === `capture:${intent.id}`);
    if (found.length !== 1)
      wrong.push(`intent ${intent.id} succeeded and is in the ledger ${found.length} times`);
    for (const { amount, booking_id } of found) {
      if (amount !== intent.amount_received || booking_id !== intent.metadata.booking_id)
        wrong.push(`intent ${intent.id} is in the ledger with another amount or booking`);
    }
  }
  for (const { source } of ours.captures) {
    if (!paid.some(({ id }) => source === `capture:${id}`))
      wrong.push(`the ledger has ${source}, and Stripe has no such success`);
  }
  for (const booking of bookings.values()) {
    const mine = paid.filter(({ metadata }) => metadata.booking_id === booking.id);
    const received = mine.reduce((sum, { amount_received }) => sum + amount_received, 0);
    if (received !== booking.captured)
      wrong.push(`booking ${booking.id} captured ${booking.captured}, Stripe took ${received}`);
    const kept = mine.filter((intent) => !backInFull(intent, stripe.refunds));
    if (kept.length > 1) wrong.push(`booking ${booking.id} was paid ${kept.length} times`);
    if (booking.status === "CONFIRMED" && kept.length !== 1 && booking.amount > 0)
      wrong.push(`booking ${booking.id} is CONFIRMED, and ${kept.length} payments stand`);
    if ((booking.status === "FAILED" || booking.status === "EXPIRED") && kept.length > 0)
      wrong.push(`booking ${booking.id} is ${booking.status}, and its money was kept`);
  }
  return wrong;
}

/** Given back or on its way: a refund that failed gives nothing back. */
function backInFull(intent: StripeIntent, refunds: StripeRefund[]): boolean {
  const back = refunds
    .filter(({ payment_intent }) => payment_intent === intent.id)
    .filter(({ status }) => status !== "failed" && status !== "canceled")
    .reduce((sum, { amount }) => sum + amount, 0);
  return back >= intent.amount_received;
}
