import { invalid, StripeError } from "./errors";

const ZERO_DECIMALS = new Set(
  "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "),
);
const THREE_DECIMALS = new Set("bhd jod kwd omr tnd".split(" "));
/** Two decimals on the wire, of which the currency has none. */
const ALWAYS_WHOLE = new Set(["isk", "ugx"]);

const SUPPORTED =
  "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw".split(
    " ",
  );

/** Stripe's table of smallest charges, in minor units. */
const MINIMUM: Record<string, number> = {
  usd: 50,
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
};

/** Rough worth in euro cents of one major unit: only for "must convert to at least". */
const EURO_CENTS: Record<string, number> = {
  jpy: 0.58,
  tnd: 30,
  mad: 9.3,
  dzd: 0.65,
  egp: 1.8,
  try: 2,
  ils: 25,
  jod: 130,
  kwd: 300,
  bhd: 245,
  omr: 240,
  isk: 0.68,
  krw: 0.062,
  twd: 2.8,
  xof: 0.152,
  xaf: 0.152,
};

const SIGNS: Record<string, string> = { usd: "$", eur: "€", gbp: "£", jpy: "¥" };

export function decimals(currency: string): number {
  if (ZERO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

/** "$40.00": how Stripe writes an amount in a sentence. */
export function written(amount: number, currency: string): string {
  const digits = decimals(currency);
  const [whole = "0", fraction] = (amount / 10 ** digits).toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const number = fraction ? `${grouped}.${fraction}` : grouped;
  const sign = SIGNS[currency];
  return sign ? `${sign}${number}` : `${number} ${currency}`;
}

export function checkCurrency(currency: string): string {
  const lower = currency.toLowerCase();
  if (!SUPPORTED.includes(lower)) {
    throw invalid(
      `Invalid currency: ${currency}. Stripe currently supports these currencies: ${SUPPORTED.join(", ")}`,
      { param: "currency" },
    );
  }
  return lower;
}

/** The last digits that a currency cannot move must be 0, whichever way it goes. */
export function checkStep(amount: number, currency: string): void {
  if (THREE_DECIMALS.has(currency) && amount % 10 !== 0) {
    throw invalid(
      `Invalid amount. The least significant digit of an amount in ${currency.toUpperCase()} must be 0.`,
      { code: "parameter_invalid_integer", param: "amount" },
    );
  }
  if (ALWAYS_WHOLE.has(currency) && amount % 100 !== 0) {
    throw invalid(
      `Invalid amount. Amounts in ${currency.toUpperCase()} must be divisible by 100.`,
      {
        code: "parameter_invalid_integer",
        param: "amount",
      },
    );
  }
}

export function checkAmount(amount: number, currency: string): void {
  if (amount > 99_999_999) {
    throw invalid(`Amount must be no more than ${written(99_999_999, currency)}`, {
      code: "amount_too_large",
      param: "amount",
    });
  }
  checkStep(amount, currency);
  const minimum = MINIMUM[currency];
  if (minimum !== undefined ? amount >= minimum : euroCents(amount, currency) >= 50) return;
  // The account settles in euro: any other currency is measured after conversion.
  const message =
    currency === "eur"
      ? `Amount must be at least ${written(50, "eur")} eur`
      : `Amount must convert to at least 50 cents. ${written(amount, currency)} converts to approximately ${written(Math.round(euroCents(amount, currency)), "eur")}.`;
  throw new StripeError(400, "invalid_request_error", message, {
    code: "amount_too_small",
    param: "amount",
  });
}

function euroCents(amount: number, currency: string): number {
  // The table's minimum is Stripe's own conversion of 50 cents.
  const rate = EURO_CENTS[currency];
  if (rate !== undefined) return (amount / 10 ** decimals(currency)) * rate;
  const minimum = MINIMUM[currency];
  return minimum === undefined ? amount : (amount / minimum) * 50;
}
