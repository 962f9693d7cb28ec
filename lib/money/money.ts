/** An amount in the currency's smallest unit: 1050 EUR is 10.50 €, 1050 TND is 1.050 DT, 1050 JPY is ¥1050. */
export type Money = { amount_minor: number; currency: string };

// What a minor unit is, is Stripe's word (docs.stripe.com/currencies), not that of the runtime's ICU: by
// ICU a lek or a forint has no hundredths, and a hundred times the money would move.
const noDecimals = new Set(
  "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "),
);
const threeDecimals = new Set("BHD JOD KWD OMR TND".split(" "));
/** Two decimals on the wire that must be 00, for the currency has none. */
const wholeOnly = new Set(["ISK", "UGX"]);

/** Number of decimals of a currency's minor unit: JPY 0, EUR 2, TND 3. */
export function decimalsOf(currency: string): number {
  if (noDecimals.has(currency)) return 0;
  return threeDecimals.has(currency) ? 3 : 2;
}

/** Number of decimals a reader expects to see: those of the minor unit, unless they are always 00. */
export function shownDecimalsOf(currency: string): number {
  return wholeOnly.has(currency) ? 0 : decimalsOf(currency);
}

/** Multiplies minor units by basis points (10000 = 1), rounding half away from zero to a whole minor unit. */
export function timesBasisPoints(amountMinor: number, basisPoints: number): number {
  const product = amountMinor * basisPoints;
  return Math.sign(product) * Math.round(Math.abs(product) / 10_000);
}

/**
 * What must be added so that an amount is one Stripe moves: three-decimal currencies need a last digit
 * of 0, some others whole units (docs.stripe.com/currencies#special-cases). Zero for all others. Rounds up, never down.
 */
export function roundingLine(amountMinor: number, currency: string): number {
  const step = decimalsOf(currency) === 3 ? 10 : wholeOnly.has(currency) ? 100 : 1;
  const rest = amountMinor % step;
  return rest === 0 ? 0 : step - rest;
}
