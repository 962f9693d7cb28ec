import { describe, expect, test } from "vitest";
import { fc } from "#lib/testing/chance";
import { formatMoney } from "./format-money";
import { decimalsOf, roundingLine, shownDecimalsOf, timesBasisPoints } from "./money";

const currency = fc.constantFrom("JPY", "EUR", "TND", "HUF", "ALL", "ISK", "KWD");

describe("what a minor unit is", () => {
  // ICU, in Node and in browsers, has no hundredths of HUF or ALL; Stripe has.
  test.each([
    ["JPY", 0],
    ["EUR", 2],
    ["HUF", 2],
    ["ALL", 2],
    ["ISK", 2],
    ["TND", 3],
    ["KWD", 3],
  ])("%s has %i decimals", (code, decimals) => {
    expect(decimalsOf(code)).toBe(decimals);
  });

  test.each([
    [1_234_567, "JPY", "en", "¥1,234,567"],
    [1_234_567, "JPY", "fr", "1 234 567 JPY"],
    [1_234_567, "EUR", "en", "€12,345.67"],
    [1_234_567, "EUR", "fr", "12 345,67 €"],
    [1_234_560, "TND", "en", "TND 1,234.560"],
    [1_234_560, "TND", "fr", "1 234,560 TND"],
    [123_400, "HUF", "en", "HUF 1,234.00"],
    [123_400, "ISK", "en", "ISK 1,234"],
    [-1_050, "EUR", "en", "-€10.50"],
    [0, "TND", "fr", "0,000 TND"],
  ])("%i %s in %s is %s", (amount_minor, code, language, expected) => {
    const shown = formatMoney({ amount_minor, currency: code }, language);
    expect(shown.replace(/[\u00a0\u202f]/g, " ")).toBe(expected);
  });

  test("every digit of an amount is shown, in either language", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), currency, (amount, code) => {
        const whole = amount + roundingLine(amount, code);
        for (const language of ["en", "fr"]) {
          const digits = formatMoney({ amount_minor: whole, currency: code }, language).replace(
            /\D/g,
            "",
          );
          const hidden = decimalsOf(code) - shownDecimalsOf(code);
          expect(Number(digits) * 10 ** hidden).toBe(whole);
        }
      }),
    );
  });
});

describe("arithmetic to the last unit", () => {
  test("a rounding line makes an amount that Stripe moves, up and by the least", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), currency, (amount, code) => {
        const step = code === "TND" || code === "KWD" ? 10 : code === "ISK" ? 100 : 1;
        const rounding = roundingLine(amount, code);
        expect((amount + rounding) % step).toBe(0);
        expect(rounding).toBeGreaterThanOrEqual(0);
        expect(rounding).toBeLessThan(step);
      }),
    );
  });

  test("basis points are exact, halves away from zero", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 11), max: 10 ** 11 }),
        fc.integer({ min: 0, max: 10_000 }),
        (amount, bp) => {
          const product = BigInt(Math.abs(amount)) * BigInt(bp);
          const exact = Number((product * 2n + 10_000n) / 20_000n);
          expect(Math.abs(timesBasisPoints(amount, bp))).toBe(exact);
        },
      ),
    );
  });
});
