import { expect, test } from "vitest";
import { StripeError } from "./errors";
import { checkAmount, checkCurrency, decimals, written } from "./money";

function refused(amount: number, currency: string): string | undefined {
  try {
    checkAmount(amount, currency);
    return undefined;
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    expect(error.status).toBe(400);
    return String(error.fields.code);
  }
}

test.each([
  ["eur", 50],
  ["usd", 50],
  ["gbp", 30],
  // Stripe converts to the account's currency: ¥50 is under 50 cents, though its table allows it.
  ["jpy", 50],
])("the smallest amount in %s is %i", (currency, smallest) => {
  expect(refused(smallest, currency)).toBeUndefined();
  expect(refused(smallest - 1, currency)).toBe("amount_too_small");
});

test("a currency that is not in the table must be worth 50 cents", () => {
  expect(refused(1500, "tnd")).toBe("amount_too_small");
  expect(refused(2000, "tnd")).toBeUndefined();
  expect(refused(400, "mad")).toBe("amount_too_small");
  expect(refused(600, "mad")).toBeUndefined();
});

test("eight digits are the most", () => {
  expect(refused(99_999_999, "eur")).toBeUndefined();
  expect(refused(100_000_000, "eur")).toBe("amount_too_large");
});

test("decimals: none, two, three of which the last is 0, or two that must be 00", () => {
  for (const zero of "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ")) {
    expect(decimals(zero), zero).toBe(0);
  }
  for (const three of "bhd jod kwd omr tnd".split(" ")) {
    expect(decimals(three), three).toBe(3);
    expect(refused(51_241, three), three).toBe("parameter_invalid_integer");
    expect(refused(51_240, three), three).toBeUndefined();
  }
  for (const whole of ["isk", "ugx"]) {
    expect(decimals(whole)).toBe(2);
    expect(refused(1_000_050, whole)).toBe("parameter_invalid_integer");
    expect(refused(1_000_000, whole)).toBeUndefined();
  }
  // Only payouts are whole there.
  expect(refused(1_000_050, "huf")).toBeUndefined();
  expect(refused(1_000_050, "twd")).toBeUndefined();
});

test("amounts in sentences", () => {
  expect(written(4000, "usd")).toBe("$40.00");
  expect(written(5, "jpy")).toBe("¥5");
  expect(written(99_999_999, "eur")).toBe("€999,999.99");
  expect(written(51_240, "tnd")).toBe("51.240 tnd");
});

test("currencies are taken in any case, and only those there are", () => {
  expect(checkCurrency("EUR")).toBe("eur");
  expect(() => checkCurrency("xyz")).toThrow("Invalid currency: xyz.");
});
