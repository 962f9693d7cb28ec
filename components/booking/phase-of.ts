import type { BookingView } from "#lib/booking/booking-view";

/** What the page of a booking is about at the moment. */
export type Phase =
  | "paying"
  | "waiting"
  | "operator"
  | "confirmed"
  | "lapsed"
  | "failed"
  | "cancelled";

/** What only this browser knows yet. */
export type LocalFacts = {
  /** Stripe took the payment; our books may not say so for a moment. */
  isPaid: boolean;
  /** The bank is being asked: nothing may take the form away. */
  isConfirming: boolean;
  secondsLeft: number;
};

/**
 * The books decide; while they say PENDING, what this browser knows fills the gap: paid and not yet
 * heard of is waiting, a hold past its end has lapsed even if nobody has written that down yet.
 */
export function phaseOf(booking: BookingView, local: LocalFacts): Phase {
  switch (booking.status) {
    case "CONFIRMED":
      return "confirmed";
    case "AWAITING_OPERATOR":
      return "operator";
    case "FAILED":
      return "failed";
    case "CANCELLED":
      return "cancelled";
    case "EXPIRED":
      return "lapsed";
    case "PENDING": {
      const { status } = booking.payment;
      const isTaken = status === "PROCESSING" || status === "AUTHORISED" || status === "COMPLETED";
      if (local.isPaid || isTaken) return "waiting";
      if (local.isConfirming) return "paying";
      return local.secondsLeft > 0 ? "paying" : "lapsed";
    }
  }
}

/** How often to ask for news, in milliseconds; false where nothing more is to come. */
export function askEveryMs(phase: Phase, booking: BookingView): number | false {
  if (phase === "waiting") return 1_000;
  if (phase === "paying") return 5_000;
  if (phase === "operator") return 10_000;
  // The clock has decided; the books follow within seconds.
  if (phase === "lapsed" && booking.status === "PENDING") return 2_000;
  const isRefundOpen = booking.refund !== null && /requested|pending/.test(booking.refund.status);
  return isRefundOpen ? 15_000 : false;
}
