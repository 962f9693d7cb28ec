import { describe, expect, it } from "vitest";
import { preferredLocale } from "./locales";

describe("the language of a header", () => {
  it.each([
    [null, "en"],
    ["", "en"],
    ["fr", "fr"],
    ["fr-TN, ar;q=0.8", "fr"],
    ["ar, it;q=0.9", "en"],
    ["en;q=0.3, fr;q=0.9", "fr"],
    ["fr;q=0, en", "en"],
    ["*", "en"],
    ["FR-fr;Q=1", "fr"],
    [";;;,,q=", "en"],
  ])("%s: %s", (header, locale) => expect(preferredLocale(header)).toBe(locale));
});
