import { decimalsOf, type Money } from "#lib/money/money";

/** A price in whole units, rounded up so that nobody pays more than it said: "€373". */
export function wholePrice({ amount_minor, currency }: Money, language: string): string {
  const style = { style: "currency", currency, maximumFractionDigits: 0 } as const;
  const whole = Math.ceil(amount_minor / 10 ** decimalsOf(currency));
  return new Intl.NumberFormat(language, style).format(whole);
}
