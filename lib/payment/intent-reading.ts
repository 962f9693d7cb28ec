import type Stripe from "stripe";

export type Decline = {
  /** The refused charge; of an authentication that failed, the payment method it tried. */
  chargeId: string;
  code: string;
  declineCode: string | null;
};

/** What Stripe says of an intent now: the parts our books depend on. */
export type IntentReading = {
  id: string;
  status: Stripe.PaymentIntent.Status;
  amountMinor: number;
  receivedMinor: number;
  capturableMinor: number;
  currency: string;
  bookingId: string | null;
  chargeId: string | null;
  /** The card that was charged, as far as a receipt may say. */
  card: { brand: string; last4: string } | null;
  /** Until when an authorisation can be captured. */
  captureBefore?: Date | null;
  /** Cards that were refused, oldest first. */
  declines: Decline[];
};

/**
 * Reads a PaymentIntent object into our words; currency upper case, as everywhere with us. `charges` are
 * all of its charges, newest first: the intent itself remembers its last refusal only.
 */
export function readingOf(
  intent: Stripe.PaymentIntent,
  charges: readonly Stripe.Charge[] = [],
): IntentReading {
  const latest = intent.latest_charge;
  return {
    id: intent.id,
    status: intent.status,
    amountMinor: intent.amount,
    receivedMinor: intent.amount_received,
    capturableMinor: intent.amount_capturable,
    currency: intent.currency.toUpperCase(),
    bookingId: intent.metadata.booking_id ?? null,
    chargeId: typeof latest === "string" ? latest : (latest?.id ?? null),
    card: cardOf(latest),
    captureBefore: captureBeforeOf(latest),
    declines: declinesOf(intent, charges),
  };
}

function declinesOf(intent: Stripe.PaymentIntent, charges: readonly Stripe.Charge[]): Decline[] {
  const refused = charges
    .filter(({ status }) => status === "failed")
    .reverse()
    .map((charge) => ({
      chargeId: charge.id,
      code: charge.failure_code ?? "card_declined",
      declineCode: charge.outcome?.reason ?? null,
    }));
  const error = intent.last_payment_error;
  const attempt = error?.charge ?? error?.payment_method?.id;
  if (!error || !attempt) return refused;
  const last = {
    chargeId: attempt,
    code: error.code ?? "card_declined",
    declineCode: error.decline_code ?? null,
  };
  return [...refused.filter(({ chargeId }) => chargeId !== attempt), last];
}

function cardOf(charge: Stripe.PaymentIntent["latest_charge"]): IntentReading["card"] {
  if (!charge || typeof charge === "string") return null;
  const card = charge.payment_method_details?.card;
  return card?.brand && card.last4 ? { brand: card.brand, last4: card.last4 } : null;
}

function captureBeforeOf(charge: Stripe.PaymentIntent["latest_charge"]): Date | null {
  if (!charge || typeof charge === "string" || charge.captured) return null;
  const seconds = charge.payment_method_details?.card?.capture_before;
  return seconds ? new Date(seconds * 1_000) : null;
}

/** Asked for with each reading: the charge names the card. */
export const intentParts = { expand: ["latest_charge"] };

/** What an intent is that Stripe does not know (other keys, a test account that was reset): no money can come of it. */
export function missingReading(intentId: string): IntentReading {
  return {
    id: intentId,
    status: "canceled",
    amountMinor: 0,
    receivedMinor: 0,
    capturableMinor: 0,
    currency: "",
    bookingId: null,
    chargeId: null,
    card: null,
    declines: [],
  };
}

/** Statuses from which an intent can still be cancelled. */
export const cancellable: ReadonlySet<string> = new Set([
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
  "requires_capture",
  "processing",
]);
