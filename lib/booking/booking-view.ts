import type { FareConditions } from "#db/schema/fare";
import type { Money } from "#lib/money/money";
import type { DisputeStatus } from "#lib/payment/dispute-reading";
import type { Disruption } from "./disruption/disruption";

export type BookingStatus =
  | "PENDING"
  | "AWAITING_OPERATOR"
  | "CONFIRMED"
  | "FAILED"
  | "EXPIRED"
  | "CANCELLED";
export type PaymentStatus =
  | "PENDING"
  | "PROCESSING"
  | "AUTHORISED"
  | "COMPLETED"
  | "FAILED"
  | "CANCELLED"
  | "PARTIALLY_REFUNDED"
  | "REFUNDED";

export type PortView = { code: string; name: string; zone: string };

export type LegView = {
  /** By which a partial cancellation names it; the same for ever. So have passengers, vehicles, cabins and pets. */
  id: string;
  position: number;
  journey_index: number;
  sailing_id: string;
  operator: { code: string; name: string };
  vessel: { name: string };
  from: PortView;
  to: PortView;
  /** ISO 8601 with the departure port's own offset. */
  departs_at: string;
  /** ISO 8601 with the arrival port's own offset. */
  arrives_at: string;
  /** Calendar days between the two ports' own dates: the "+1". */
  arrival_day_offset: number;
  duration_minutes: number;
  fare: string;
  conditions: FareConditions;
  operator_status: string;
  operator_reference: string | null;
  cancelled_at: string | null;
  /** What befell its sailing since it was booked, so that its traveller may choose anew; null: it sails as booked. */
  disruption: Disruption | null;
  /** Positions in `passengers` and `vehicles` of those on board; of a cancelled leg, who was to be. */
  passengers: number[];
  vehicles: number[];
};

export type ItemView = {
  label: string;
  kind: string;
  quantity: number;
  amount_minor: number;
  leg_position: number;
};

export type RefundStatus = "requested" | "pending" | "succeeded" | "failed" | "canceled";

export type RefundView = {
  id: string;
  amount: Money;
  status: RefundStatus;
  /** Why it is owed: cancelled, late_money, paid_twice, … */
  reason: string;
  created_at: string;
  updated_at: string;
  /** The bank gave this money back itself when it ruled for the card's holder; we send nothing. */
  charged_back: boolean;
  /** The refund that was sent in place of this one, which had failed. */
  replaced_by: string | null;
  /** It failed, and staff paid it by bank transfer. */
  paid_by_transfer: boolean;
};

export type PassengerView = {
  id: string;
  first_name: string;
  last_name: string;
  /** When the last of the legs was cancelled for this passenger. */
  cancelled_at: string | null;
};

export type VehicleView = {
  id: string;
  kind: string;
  length_cm: number;
  height_cm: number;
  registration: string | null;
  /** Position in `passengers` of who drives it. */
  driver: number;
  cancelled_at: string | null;
};

/** One cabin, seat or pet of perhaps several alike. */
export type ExtraView = {
  id: string;
  leg_position: number;
  /** A cabin's kind, e.g. inside_2; or pet. */
  kind: string;
  label: string;
  cancelled_at: string | null;
};

/** What a partial cancellation took off a leg, by ids; all of it if `whole`. */
export type CancelledLegView = {
  leg: string;
  whole: boolean;
  passengers: string[];
  vehicles: string[];
  cabins: string[];
  pets: string[];
};

/** A part of the booking that was cancelled while the rest stayed. */
export type CancellationView = {
  id: string;
  cancelled_at: string;
  refund: Money;
  fee: Money;
  /** The lines of the price that went with it: refund and fee together. */
  items: ItemView[];
  legs: CancelledLegView[];
};

/** A booking as its traveller sees it, over HTTP, on pages and in mails. Document numbers are never in it. */
export type BookingView = {
  id: string;
  reference: string;
  status: BookingStatus;
  /** Until when the places are held, while it is PENDING. */
  hold_expires_at: string | null;
  hold_extendable: boolean;
  /** The database's clock when this was read, for countdowns on clients whose clock is wrong. */
  server_time: string;
  /** What it is worth now: the sum of `items`. */
  total: Money;
  /** What it was sold for: the items and those of all partial cancellations. */
  sold_total: Money;
  items: ItemView[];
  legs: LegView[];
  passengers: PassengerView[];
  vehicles: VehicleView[];
  cabins: ExtraView[];
  pets: ExtraView[];
  /** Oldest first. */
  cancellations: CancellationView[];
  contact: { name: string; email: string; phone: string; language: string };
  payment: {
    status: PaymentStatus;
    declines: number;
    last_decline: string | null;
    /** True once no money can come of it any more: there is no intent, or Stripe has ended it. */
    closed: boolean;
    /** When the money came; null while nothing was captured. */
    paid_at: string | null;
    card: { brand: string; last4: string } | null;
    /** The card's holder disputes the payment; while that is open, a refund waits. An inquiry, which moves no money, is one too. */
    dispute: { status: DisputeStatus; amount: Money; refundable: boolean } | null;
  };
  /** All refunds as one: the sum of those that did not fail, with the word of the newest; of failed ones where there are no others. */
  refund: { amount: Money; status: RefundStatus } | null;
  refunds: RefundView[];
  reason: string | null;
  created_at: string;
  confirmed_at: string | null;
  cancelled_at: string | null;
  /** False once it has ended, has sailed, or its places are no longer held. */
  cancellable: boolean;
  /** How often its crossings went to other times or sailings, and when last: calendars keep the newer file. */
  revision: { number: number; at: string | null };
};
