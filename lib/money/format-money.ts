import { decimalsOf, type Money, shownDecimalsOf } from "./money";

/** Money as a reader of that language writes it, e.g. "€1,234.50" or "1 234,50 €". Browser-safe. */
export function formatMoney(money: Money, language: string): string {
  const { amount_minor, currency } = money;
  const digits = shownDecimalsOf(currency);
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount_minor / 10 ** decimalsOf(currency));
}
