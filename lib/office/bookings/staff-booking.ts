import type { BookingView } from "#lib/booking/booking-view";
import type { Money } from "#lib/money/money";
import type { BookingNeed } from "./booking-row";
import type { TimelineEntry } from "./timeline/entry";

export type DisputeRow = {
  id: string;
  status: string;
  amount: Money;
  withdrawn: Money;
  opened_at: string;
  closed_at: string | null;
};

/** What Stripe and our books say of a booking's money. */
export type Desk = {
  intent_id: string | null;
  captured: Money;
  refunded: Money;
  charged_back: Money;
  /** What can still be given back: captured, and neither promised back nor taken by a bank. */
  refundable: Money;
  disputes: DisputeRow[];
  /** Refunds that failed and that nobody has put right. */
  failed_refunds: string[];
};

export type PassengerMore = {
  id: string;
  birth_date: string;
  gender: string;
  nationality: string;
  special_care: string | null;
};

/** A booking as staff see it: as its traveller does, and what only staff know. Document numbers are never in it. */
export type StaffBooking = {
  /** Without amounts and address for who boards. */
  booking: BookingView;
  passengers: PassengerMore[];
  /** Null for who doesn't handle money. */
  desk: Desk | null;
  /** Of an account, whose holder can see it in "my journeys". */
  has_account: boolean;
  needs: BookingNeed[];
  /** Kinds of its mails that can be sent again, the one that tells how it stands first. */
  mails: string[];
  timeline: TimelineEntry[];
};
