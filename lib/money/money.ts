/** An amount in the currency's smallest unit: 1050 EUR is 10.50 €, 1050 TND is 1.050 DT, 1050 JPY is ¥1050. */
export type Money = { amount_minor: number; currency: string };

const knownDecimals = new Map<string, number>();

/** Number of decimals of a currency (ISO 4217, as ICU has it): JPY 0, EUR 2, TND 3. */
export function decimalsOf(currency: string): number {
  const known = knownDecimals.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  knownDecimals.set(currency, decimals);
  return decimals;
}

/** Multiplies minor units by basis points (10000 = 1), rounding half away from zero to a whole minor unit. */
export function timesBasisPoints(amountMinor: number, basisPoints: number): number {
  const product = amountMinor * basisPoints;
  return Math.sign(product) * Math.round(Math.abs(product) / 10_000);
}

/**
 * What must be added so that a total is one Stripe takes: three-decimal currencies need a last digit
 * of 0 (docs.stripe.com/currencies#three-decimal). Zero for all others. Rounds up, never down.
 */
export function roundingLine(totalMinor: number, currency: string): number {
  if (decimalsOf(currency) !== 3) return 0;
  const rest = totalMinor % 10;
  return rest === 0 ? 0 : 10 - rest;
}
