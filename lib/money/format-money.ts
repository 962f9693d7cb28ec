import { decimalsOf, type Money } from "./money";

/** Money as a reader of that language writes it, e.g. "€1,234.50" or "1 234,50 €". Browser-safe. */
export function formatMoney(money: Money, language: string): string {
  return new Intl.NumberFormat(language, { style: "currency", currency: money.currency }).format(
    money.amount_minor / 10 ** decimalsOf(money.currency),
  );
}
