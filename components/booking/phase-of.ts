import type { BookingView } from "#lib/booking/booking-view";
import { isRefundOpen } from "./money-back";

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

const minuteMs = 60_000;

/**
 * How often to ask for news, in milliseconds; false where nothing more is to come. `askedMs` is for how
 * long this page has been asking the same thing: an answer that does not come is asked for less and less.
 */
export function askEveryMs(phase: Phase, booking: BookingView, askedMs: number): number | false {
  if (phase === "waiting") return calmed(1_000, askedMs);
  if (phase === "paying") return 5_000;
  if (phase === "operator") return 10_000;
  // The clock has decided; the books follow within seconds.
  if (phase === "lapsed" && booking.status === "PENDING") return calmed(2_000, askedMs);
  // The page says that it is being made sure of that nothing was charged, and is to say when it is.
  const { closed, paid_at } = booking.payment;
  if (phase !== "confirmed" && !closed && paid_at === null) return calmed(2_000, askedMs);
  return askAboutMoneyEveryMs(phase, booking);
}

/** As often as it may be at first, then as often as somebody looks up, then once a minute. */
function calmed(everyMs: number, askedMs: number): number {
  if (askedMs < minuteMs / 2) return everyMs;
  return askedMs < 5 * minuteMs ? 5_000 : minuteMs;
}

/** Refunds take their time: often at first, then now and then; a bank may yet return one it took. */
function askAboutMoneyEveryMs(phase: Phase, booking: BookingView): number | false {
  const since = (time: string) => Date.parse(booking.server_time) - Date.parse(time);
  if (isRefundOpen(booking)) {
    const youngest = Math.min(...booking.refunds.map(({ created_at }) => since(created_at)));
    return youngest < 2 * minuteMs ? 2_000 : 15_000;
  }
  if (booking.refunds.some((r) => r.status === "succeeded" && since(r.updated_at) < 10 * minuteMs))
    return 10_000;
  // The latest end of a hold and some more: until then money may still arrive for a booking that ended.
  const mayStillBePaid = phase !== "confirmed" && since(booking.created_at) < 30 * minuteMs;
  return mayStillBePaid ? 15_000 : false;
}
