import { type Money, roundingLine } from "#lib/money/money";
import type { PricedItem } from "./price-leg";

/**
 * Adds up items of one currency (minor units). Where the currency's total must end in 0 (TND and
 * other three-decimal ones), a `rounding` item is appended so that items and total stay equal.
 */
export function totalOf(
  items: PricedItem[],
  currency: string,
): { total: Money; items: PricedItem[] } {
  const sum = items.reduce((total, item) => total + item.amount_minor, 0);
  const rounding = roundingLine(sum, currency);
  return {
    total: { amount_minor: sum + rounding, currency },
    items:
      rounding === 0
        ? items
        : [...items, { kind: "rounding", quantity: 1, amount_minor: rounding }],
  };
}
