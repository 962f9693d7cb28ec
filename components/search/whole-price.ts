import { decimalsOf, type Money } from "#lib/money/money";

/**
 * A price in whole units, rounded up so that nobody pays more than it said, as the parts of "€373":
 * a narrow column hides the sign from the eye.
 */
export function wholePriceParts(
  { amount_minor, currency }: Money,
  language: string,
): { text: string; isSign: boolean }[] {
  const style = { style: "currency", currency, maximumFractionDigits: 0 } as const;
  const whole = Math.ceil(amount_minor / 10 ** decimalsOf(currency));
  const parts = new Intl.NumberFormat(language, style).formatToParts(whole);
  // The space beside the sign goes with it.
  const isSign = (index: number) =>
    parts[index]?.type === "currency" ||
    (parts[index]?.type === "literal" &&
      (parts[index - 1]?.type === "currency" || parts[index + 1]?.type === "currency"));
  return parts.map(({ value }, index) => ({ text: value, isSign: isSign(index) }));
}

/** The same as one text. */
export function wholePrice(price: Money, language: string): string {
  return wholePriceParts(price, language)
    .map(({ text }) => text)
    .join("");
}
