import { expect, it } from "vitest";
import { wholePrice } from "./whole-price";

it.each([
  [37_200, "EUR", "en", "€372"],
  [37_201, "EUR", "en", "€373"],
  [124_000, "EUR", "fr", "1\u202f240\u00a0€"],
  [1_050, "JPY", "en", "¥1,050"],
  [10_001, "TND", "en", "TND\u00a011"],
])("%d %s in %s is %s: rounded up, never down", (amount_minor, currency, language, words) => {
  expect(wholePrice({ amount_minor, currency }, language)).toBe(words);
});
