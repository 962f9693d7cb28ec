import type { BookingView } from "#lib/booking/booking-view";

type Ended = Pick<BookingView, "reason" | "status" | "payment">;

/** The catalogue's words for why a booking could not be made. */
export function failedWords({ reason, payment }: Ended) {
  if (reason === "places_gone" || reason === "late_money") return "failed_late";
  if (reason?.startsWith("operator")) return "failed_operator";
  // Five declines and then money after all: that the card was refused is no longer the whole story.
  if (reason === "declined" && payment.paid_at === null) return "failed_declines";
  return "failed_lead";
}

/**
 * Whether anything was charged for a booking that ended before it was confirmed. Only the books can say
 * that nothing was, once its end is written there and Stripe has said that no money can come any more.
 */
export function chargedWords({ status, payment }: Ended) {
  if (payment.paid_at !== null) return "lapsed_paid";
  return status !== "PENDING" && payment.closed ? "lapsed_nothing" : "lapsed_checking";
}
