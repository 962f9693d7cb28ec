import type { BookingStatus } from "#lib/booking/booking-view";
import type { CancellationQuote } from "./booking-api";

/** What is cancelled: a booking that was paid, one the card only vouches for, or places nobody paid. */
export type CancelKind = "paid" | "authorised" | "unpaid";

/** Null for a booking that has ended. */
export function cancelKindOf(status: BookingStatus): CancelKind | null {
  if (status === "CONFIRMED") return "paid";
  if (status === "AWAITING_OPERATOR") return "authorised";
  return status === "PENDING" ? "unpaid" : null;
}

/** The catalogue's words for a booking that cannot be cancelled any more; null where there is nothing to say. */
export function refusedWords(status: BookingStatus) {
  if (status === "CANCELLED") return null;
  return status === "CONFIRMED" || status === "AWAITING_OPERATOR" ? "sailed" : "no_longer_held";
}

/** The catalogue's words of the button that does it: nobody clicks without having read what comes back. */
export function confirmWords(kind: CancelKind, { refund, fee }: CancellationQuote) {
  if (kind === "unpaid") return "confirm_unpaid";
  if (refund.amount_minor > 0) return "confirm_refund";
  return kind === "paid" && fee.amount_minor > 0 ? "confirm_nothing" : "confirm";
}

/** True if what was shown no longer stands; with nothing coming back, the fee alone tells them apart. */
export function isOtherQuote(one: CancellationQuote, other: CancellationQuote): boolean {
  return (
    one.refund.amount_minor !== other.refund.amount_minor ||
    one.fee.amount_minor !== other.fee.amount_minor
  );
}
