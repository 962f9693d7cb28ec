import fc from "fast-check";

/** Cards of a traveller, by what becomes of them. */
export const cards = {
  good: "pm_card_visa",
  declined: "pm_card_visa_chargeDeclined",
  /** The bank asks who it is first. */
  asks: "pm_card_threeDSecure2Required",
  /** Its holder goes to the bank, who takes the money at once. */
  disputes: "pm_card_createDispute",
  /** A refund waits for the bank. */
  refundPends: "pm_card_pendingRefund",
  /** The bank sends a refund back. */
  refundFails: "pm_card_refundFail",
} as const;
export type Card = keyof typeof cards;

/** `which` counts among the things that fit, round and round: bookings, intents, refunds, events, jobs. */
export type Command =
  | { do: "place"; adults: number; pets: number; on: "first" | "second" | "both" }
  | { do: "elapse"; which: number; seconds: number }
  | { do: "pay"; which: number; card: Card }
  /** Begins to pay, pays, and Stripe tells of it: what mostly happens. */
  | { do: "buy"; which: number; card: Card }
  | { do: "rule"; which: number; verdict: "winning" | "losing" }
  | { do: "deliver"; which: number; worked: boolean }
  | { do: "answer"; which: number; proves: boolean }
  | { do: Simple; which: number };

export type Simple =
  | "extend"
  | "begin"
  /** A process dies after it made the intent, before it stored it. */
  | "begin and die"
  /** Somebody makes an intent for the booking at Stripe, past us. */
  | "stray"
  /** Somebody cancels an intent at Stripe, past us. */
  | "revoke"
  /** Refused cards in a row: as many as end a booking, or fewer. */
  | "decline often"
  | "deliver all of one"
  /** The timer of a hold. */
  | "end"
  /** The timer's process dies after it gave the places back. */
  | "end and die"
  | "cancel"
  | "abandon"
  | "send refund"
  /** A process dies after it sent a refund, before it booked it. */
  | "send refund and die"
  | "retry refund"
  /** What comes later at Stripe comes now. */
  | "later"
  | "sweep holds"
  | "reconcile";

const which = fc.nat(60);
const simple = (...names: Simple[]) =>
  fc.record({ do: fc.constantFrom(...names), which }) as fc.Arbitrary<Command>;

const place: fc.Arbitrary<Command> = fc.record({
  do: fc.constant("place" as const),
  adults: fc.integer({ min: 1, max: 4 }),
  pets: fc.integer({ min: 0, max: 2 }),
  on: fc.constantFrom("first" as const, "second" as const, "both" as const),
});
const pay: fc.Arbitrary<Command> = fc.record({
  do: fc.constant("pay" as const),
  which,
  card: fc.constantFrom<Card>(
    "good",
    "good",
    "good",
    "declined",
    "declined",
    "asks",
    "disputes",
    "refundPends",
    "refundFails",
  ),
});
const buy: fc.Arbitrary<Command> = fc.record({
  do: fc.constant("buy" as const),
  which,
  card: fc.constantFrom<Card>("good", "good", "disputes", "refundPends", "refundFails"),
});
const deliver: fc.Arbitrary<Command> = fc.record({
  do: fc.constant("deliver" as const),
  which,
  worked: fc.boolean(),
});

/** Sequences of what may happen to bookings that compete for two sailings, and to their money. */
export function commands(most: number): fc.Arbitrary<Command[]> {
  const one = fc.oneof(
    { weight: 4, arbitrary: place },
    { weight: 5, arbitrary: buy },
    { weight: 4, arbitrary: simple("begin") },
    { weight: 6, arbitrary: pay },
    { weight: 4, arbitrary: deliver },
    { weight: 4, arbitrary: simple("deliver all of one") },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("elapse" as const),
        which,
        seconds: fc.constantFrom(110, 310),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant("answer" as const), which, proves: fc.boolean() }),
    },
    { weight: 4, arbitrary: simple("cancel") },
    { weight: 4, arbitrary: simple("send refund") },
    { weight: 2, arbitrary: simple("extend", "end", "later", "decline often") },
    { weight: 2, arbitrary: simple("abandon", "sweep holds", "reconcile", "retry refund") },
    { weight: 1, arbitrary: simple("begin and die", "end and die", "send refund and die") },
    { weight: 1, arbitrary: simple("stray", "revoke") },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("rule" as const),
        which,
        verdict: fc.constantFrom("winning" as const, "losing" as const),
      }),
    },
  );
  return fc
    .tuple(
      fc.array(place, { minLength: 1, maxLength: 3 }),
      fc.array(one, { minLength: 1, maxLength: most, size: "max" }),
    )
    .map(([first, rest]) => [...first, ...rest]);
}
