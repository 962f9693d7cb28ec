import type { BookingNeed } from "#lib/office/bookings/booking-row";
import type { Tone } from "../parts/status";

type Known = { label: string; tone: Tone };
const unknown = (state: string): Known => ({ label: state, tone: "plain" });

const bookingStates: Record<string, Known> = {
  PENDING: { label: "Held, unpaid", tone: "wait" },
  AWAITING_OPERATOR: { label: "Waits for operator", tone: "wait" },
  CONFIRMED: { label: "Confirmed", tone: "good" },
  FAILED: { label: "Failed", tone: "bad" },
  EXPIRED: { label: "Expired", tone: "plain" },
  CANCELLED: { label: "Cancelled", tone: "plain" },
};
const paymentStates: Record<string, Known> = {
  PENDING: { label: "Not paid", tone: "plain" },
  PROCESSING: { label: "On its way", tone: "wait" },
  AUTHORISED: { label: "Authorised", tone: "wait" },
  COMPLETED: { label: "Paid", tone: "good" },
  FAILED: { label: "Declined", tone: "bad" },
  CANCELLED: { label: "Given up", tone: "plain" },
  PARTIALLY_REFUNDED: { label: "Refunded in part", tone: "plain" },
  REFUNDED: { label: "Refunded", tone: "plain" },
};
const legStates: Record<string, Known> = {
  NOT_SENT: { label: "Not sent", tone: "plain" },
  REQUESTED: { label: "Asked", tone: "wait" },
  CONFIRMED: { label: "Confirmed", tone: "good" },
  REJECTED: { label: "Refused", tone: "bad" },
  CANCEL_REQUESTED: { label: "Cancellation asked", tone: "wait" },
  CANCELLED: { label: "Cancelled", tone: "plain" },
  CANCEL_REFUSED: { label: "Cancellation refused", tone: "bad" },
};
const refundStates: Record<string, Known> = {
  requested: { label: "Asked of Stripe", tone: "wait" },
  pending: { label: "With the bank", tone: "wait" },
  succeeded: { label: "Paid back", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  canceled: { label: "Cancelled by the bank", tone: "bad" },
};
const disputeStates: Record<string, Known> = {
  open: { label: "Open", tone: "bad" },
  won: { label: "Won", tone: "good" },
  lost: { label: "Lost", tone: "bad" },
};

/** States as staff call them. */
export const bookingState = (state: string) => bookingStates[state] ?? unknown(state);
export const paymentState = (state: string) => paymentStates[state] ?? unknown(state);
export const legState = (state: string) => legStates[state] ?? unknown(state);
export const refundState = (state: string) => refundStates[state] ?? unknown(state);
export const disputeState = (state: string) => disputeStates[state] ?? unknown(state);

/** Why a booking waits for a person. */
export const needWords: Record<BookingNeed, string> = {
  refund_failed: "Refund failed",
  dispute: "Dispute open",
  operator: "Operator refused",
  late_money: "Late money",
};

const choices = (states: Record<string, Known>) =>
  Object.entries(states).map(([value, { label }]) => ({ value, label }));
export const bookingChoices = choices(bookingStates);
export const paymentChoices = choices(paymentStates);

/** What mails are called. */
const noticeWords: Record<string, string> = {
  hold: "Places held",
  confirmation: "Ticket",
  cancellation: "Cancellation",
  part_cancellation: "Cancellation of a part",
  refund: "Refund paid",
  late_refund: "Late money refunded",
  refund_failed: "Refund failed",
  operator_refused: "Operator refused",
  sailing_changed: "Sailing changed",
  contact_changed: "Contact changed",
};
export const noticeWord = (kind: string) => noticeWords[kind] ?? kind.replaceAll("_", " ");
