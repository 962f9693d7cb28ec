import { describe, expect, it } from "vitest";
import { readPhone, spokenPhone } from "./phone";

describe("a telephone number", () => {
  it.each([
    ["+33 6 12 34 56 78", "", "en", "+33612345678"],
    ["0033 6.12.34.56.78", "", "en", "+33612345678"],
    ["+33 (0)6 12 34 56 78", "", "en", "+33612345678"],
    ["+33 06 12 34 56 78", "", "en", "+33612345678"],
    ["0612345678", "", "fr", "+33612345678"],
    ["06-12-34-56-78", "FR", "en", "+33612345678"],
    ["0612345678", "MA", "fr", "+212612345678"],
    ["07700 900123", "GB", "en", "+447700900123"],
    ["20 123 456", "TN", "fr", "+21620123456"],
    ["333 123 4567", "IT", "en", "+393331234567"],
    ["+1 (415) 555-0100", "", "fr", "+14155550100"],
  ] as const)("%s of %s in %s is dialled %s", (typed, nationality, locale, phone) => {
    expect(readPhone(typed, nationality, locale)).toEqual({ phone });
  });

  it.each([
    ["0612345678", "", "en", "phone_country"],
    ["0612345678", "US", "en", "phone_country"],
    ["12345", "FR", "fr", "phone_country"],
    ["061234567", "FR", "fr", "phone_country"],
    ["ask my wife", "FR", "fr", "phone_invalid"],
    ["+33", "FR", "fr", "phone_invalid"],
    ["+", "FR", "fr", "phone_invalid"],
    ["123", "FR", "fr", "phone_invalid"],
    ["١٢٣٤٥٦٧٨", "TN", "fr", "phone_invalid"],
  ] as const)("%s of %s in %s is refused: %s", (typed, nationality, locale, fault) => {
    expect(readPhone(typed, nationality, locale)).toEqual({ fault });
  });

  it("is shown back in pairs", () => {
    expect(spokenPhone("+33612345678")).toBe("+33 6 12 34 56 78");
    expect(spokenPhone("+21620123456")).toBe("+216 20 12 34 56");
    expect(spokenPhone("+14155550100")).toBe("+14155550100");
  });
});
