import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { pageQuestion } from "./page-question";

const asked = (url: string, headers = {}, method = "GET") =>
  pageQuestion({ url, headers, method } as unknown as IncomingMessage);

test.each([
  "/en",
  "/fr/search?from=tunis&to=marseille",
  "/en/explore",
  "/en/ports/marseille",
  "/fr/routes/porto-torres/marseille",
  "/en/operators/ctn",
  "/en/vessels/danielle-casanova",
])("%s is everybody's", (url) => {
  expect(asked(url)).toBe(url);
});

test.each([
  "/de",
  "/en/account",
  "/en/bookings/x",
  "/en/find?q=tunis",
  // Nothing is asked of these beside their address, and addresses with more are without number.
  "/en/ports/marseille?from=tunis",
  "/en/ports/marseille?",
  "/en/explore?date=2027-01-01",
  // These lead elsewhere.
  "/en/ports/Marseille",
  "/en/ports/FRMRS",
  "/en/ports/",
  "/en/ports",
  "/en/routes/marseille",
  "/en/routes/marseille/tunis/more",
  `/en/vessels/${"x".repeat(81)}`,
])("%s is not kept", (url) => {
  expect(asked(url)).toBeUndefined();
});

test("what a person may have of their own is not kept, nor what Next draws otherwise", () => {
  const url = "/en/ports/marseille";
  expect(asked(url, { cookie: "gangway_bookings=one" })).toBeUndefined();
  // As accounts' cookies are called over HTTPS.
  expect(asked(url, { cookie: "__Secure-gangway.session_token=one" })).toBeUndefined();
  expect(asked(url, { cookie: "a=b; __Secure-gangway.session_token=one" })).toBeUndefined();
  expect(asked(url, { rsc: "1" })).toBeUndefined();
  expect(asked(url, { "user-agent": "Googlebot/2.1" })).toBeUndefined();
  expect(asked(url, {}, "POST")).toBeUndefined();
  expect(asked(url, { cookie: "theme=dark" })).toBe(url);
});
