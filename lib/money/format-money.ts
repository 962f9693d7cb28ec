import { decimalsOf, type Money, shownDecimalsOf } from "./money";

/** Money as a reader of that language writes it, e.g. "€1,234.50" or "1 234,50 €". Browser-safe. */
export function formatMoney(money: Money, language: string): string {
  const { amount_minor, currency } = money;
  const name = `${language} ${currency}`;
  let format = formats.get(name);
  if (!format) {
    const digits = shownDecimalsOf(currency);
    format = new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(name, format);
  }
  return format.format(amount_minor / 10 ** decimalsOf(currency));
}

/** A few languages and currencies: making one takes many times as long as using it. */
const formats = new Map<string, Intl.NumberFormat>();
