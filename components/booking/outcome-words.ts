import type { BookingView } from "#lib/booking/booking-view";

type Ended = Pick<BookingView, "reason" | "status" | "payment">;

/** The catalogue's words for why a booking could not be made. */
export function failedWords({ reason, payment }: Ended) {
  if (reason === "places_gone" || reason === "late_money") return "failed_late";
  if (reason?.startsWith("operator")) return "failed_operator";
  // Five declines and then money after all: "nothing was charged" would no longer be true.
  if (reason === "declined" && payment.paid_at === null) return "failed_declines";
  return "failed_lead";
}

/** Only the books can say that nothing was charged: the intent must be known to be dead. */
export function lapsedWords({ status, payment }: Ended) {
  if (payment.paid_at !== null) return "lapsed_paid";
  return status === "EXPIRED" ? "lapsed_nothing" : "lapsed_checking";
}

/** Of a booking that was given up before it was confirmed. */
export function cancelledWords({ payment }: Ended) {
  return payment.paid_at === null ? "lapsed_nothing" : "lapsed_paid";
}
