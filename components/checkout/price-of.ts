import { type Money, roundingLine } from "#lib/money/money";
import type { Checkout, CheckoutJourney } from "./checkout";
import type { Draft } from "./draft";

export type PriceLine = { label: string; amount_minor: number };
export type PricePart = { heading: string; lines: PriceLine[] };

function linesOf(journey: CheckoutJourney, fareCode: string, draft: Draft): PriceLine[] {
  const fare = journey.fares.find(({ code }) => code === fareCode);
  const cabins = journey.aboard.flatMap(({ key, cabins: offered }) =>
    offered.flatMap(({ kind, label, unitMinor }) => {
      const quantity = draft.cabins[key]?.[kind] ?? 0;
      if (quantity === 0) return [];
      return {
        label: `${quantity} × ${label}`,
        amount_minor: quantity * (unitMinor[fareCode] ?? 0),
      };
    }),
  );
  return [...(fare?.items ?? []), ...cabins];
}

/** The price of what is chosen, line by line: sums of numbers that the server computed. */
export function priceOf(checkout: Checkout, draft: Draft): { parts: PricePart[]; total: Money } {
  const { currency, journeys } = checkout;
  const parts = journeys.map((journey, index) => ({
    heading: `${journey.from} – ${journey.to}`,
    lines: linesOf(journey, draft.fares[index] ?? "", draft),
  }));
  const sum = parts
    .flatMap(({ lines }) => lines)
    .reduce((total, line) => total + line.amount_minor, 0);
  return { parts, total: { amount_minor: sum + roundingLine(sum, currency), currency } };
}
