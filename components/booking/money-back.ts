import type { BookingView } from "#lib/booking/booking-view";

type Refunds = Pick<BookingView, "refunds">;
type Paid = Pick<
  BookingView,
  "refunds" | "payment" | "sold_total" | "confirmed_at" | "status" | "cancellations"
>;

const failedStates = ["failed", "canceled"];

/** True while the bank has not said what became of the money. */
export function isRefundOpen({ refunds }: Refunds): boolean {
  return refunds.some(({ status }) => status === "requested" || status === "pending");
}

/** True if a bank would not take money that is the traveller's. */
export function hasFailedRefund(booking: Refunds): boolean {
  return refundsToTell(booking).some(
    ({ status, charged_back: isBanks, paid_by_transfer: isPaid }) =>
      failedStates.includes(status) && !isBanks && !isPaid,
  );
}

/** True while the bank looks into the payment and has its money: no refund can be sent. */
export function refundsWait({ payment }: Pick<BookingView, "payment">): boolean {
  return payment.dispute?.status === "open" && !payment.dispute.refundable;
}

/** The catalogue's words for where a refund is. */
export function refundWords(
  booking: Pick<BookingView, "payment">,
  { status, charged_back: isBanks, paid_by_transfer: isPaid }: BookingView["refunds"][number],
) {
  if (isBanks) return "charged_back";
  if (isPaid) return "paid_by_transfer";
  return status === "requested" && refundsWait(booking) ? "waits" : status;
}

/** The refunds worth a word: a failed one that another has replaced is history. */
export function refundsToTell({ refunds }: Refunds): BookingView["refunds"] {
  return refunds.filter(({ replaced_by: successor }) => successor === null);
}

/**
 * True for the refund of a payment beyond the one that booked: it is no part of what was paid for. A
 * booking that was never confirmed has none, for there is nothing it would have been paid twice.
 */
export function isSecondPayment(
  { confirmed_at }: Pick<BookingView, "confirmed_at">,
  { reason }: Pick<BookingView["refunds"][number], "reason">,
): boolean {
  return reason === "paid_twice" && confirmed_at !== null;
}

/**
 * What stays with the operators of a booking that was cancelled after it was paid, whole or in part, in minor units. Money
 * of a second payment, and of one for which no places were left, was never theirs.
 */
export function keptMinor(booking: Paid): number {
  const { status, confirmed_at, payment, sold_total: sold } = booking;
  if (status === "CONFIRMED") {
    return booking.cancellations.reduce((sum, { fee }) => sum + fee.amount_minor, 0);
  }
  if (status !== "CANCELLED" || !confirmed_at || !payment.paid_at) return 0;
  const owed = refundsToTell(booking)
    .filter((refund) => !isSecondPayment(booking, refund))
    .reduce((sum, { amount }) => sum + amount.amount_minor, 0);
  return Math.max(0, sold.amount_minor - owed - lostMinor(booking));
}

/** What the bank took with a dispute beyond the refunds that were owed: that stays with nobody here. */
function lostMinor({ payment, refunds }: Paid): number {
  if (payment.dispute?.status !== "lost") return 0;
  const settled = refunds
    .filter(({ charged_back: isBanks }) => isBanks)
    .reduce((sum, { amount }) => sum + amount.amount_minor, 0);
  return Math.max(0, payment.dispute.amount.amount_minor - settled);
}
