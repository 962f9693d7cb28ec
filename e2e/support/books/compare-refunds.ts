import type { OurSide } from "./our-side";
import type { StripeSide } from "./stripe-side";

/** Where money went back: each refund of ours is one at Stripe, of the same amount and status, and the other way round. */
export function compareRefunds(stripe: StripeSide, ours: OurSide): string[] {
  const wrong: string[] = [];
  const own = new Set(
    stripe.intents.filter((intent) => intent.metadata.booking_id).map(({ id }) => id),
  );
  const theirs = stripe.refunds.filter(({ payment_intent }) => own.has(payment_intent));
  for (const refund of theirs) {
    const rows = ours.refunds.filter(({ stripe_refund_id }) => stripe_refund_id === refund.id);
    if (rows.length !== 1) wrong.push(`refund ${refund.id} has ${rows.length} rows with us`);
    for (const row of rows) {
      if (row.amount !== refund.amount || row.currency !== refund.currency.toUpperCase())
        wrong.push(`refund ${refund.id} is another amount with us`);
      if (row.intent_id !== refund.payment_intent)
        wrong.push(`refund ${refund.id} is of another intent with us`);
      if (row.status !== word(refund.status))
        wrong.push(`refund ${refund.id} is ${refund.status} at Stripe and ${row.status} with us`);
      if (refund.metadata.refund_id !== row.id)
        wrong.push(`refund ${refund.id} does not carry the id of its row`);
    }
  }
  for (const row of ours.refunds) {
    const made = theirs.filter(({ metadata }) => metadata.refund_id === row.id);
    if (made.length !== 1)
      wrong.push(`our refund ${row.id} (${row.status}) was made ${made.length} times at Stripe`);
  }
  for (const booking of ours.bookings) {
    const back = ours.refunds
      .filter(({ booking_id, status }) => booking_id === booking.id && status === "succeeded")
      .reduce((sum, { amount }) => sum + amount, 0);
    if (back !== booking.refunded)
      wrong.push(`booking ${booking.id} counts ${booking.refunded} refunded, its refunds ${back}`);
  }
  return wrong;
}

/** To us a refund that waits for somebody is pending. */
function word(status: string): string {
  return status === "requires_action" ? "pending" : status;
}
