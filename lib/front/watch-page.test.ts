import { expect, test } from "vitest";
import { pageName } from "./watch-page";

test.each([
  ["/en", "page /"],
  ["/fr?x=1", "page /"],
  ["/fr/search?from=tunis&to=marseille", "page /search"],
  ["/en/bookings/0198-secret/ticket", "page /bookings"],
  ["/admin/sailings", "page /admin"],
  ["/fr/find?q=tunis", "page /find"],
  ["/en/explore", "page /explore"],
  ["/en/%27or1=1", "page other"],
  ["/en/constructor", "page other"],
  ["/api/v1/ports", null],
  ["/_next/static/x.js", null],
  ["/", null],
])("%s is counted as %s", (url, name) => {
  expect(pageName(url)).toBe(name);
});
