import { expect, test } from "vitest";
import { exchangeRefusal } from "./exchange-refusal";
import { unreadableAnswer } from "./unreadable-answer";

test.each([
  ["GET", "/", undefined],
  ["GET", "/en/search?q=%E0%A4%A", undefined],
  ["POST", "/api/v1/bookings/%C3%A9", undefined],
  ["OPTIONS", "/api/v1/ports", undefined],
  ["GET", "/api/v1/bookings/%E0%A4%A", "malformed"],
  ["GET", "/%", "malformed"],
  ["GET", "/en/%00", "malformed"],
  ["GET", "*", "malformed"],
  ["GET", "http://other.example/en", "malformed"],
  ["TRACE", "/en", "method_not_allowed"],
  ["PURGE", "/api/v1/ports", "method_not_allowed"],
  ["constructor", "/", "method_not_allowed"],
])("%s %s: %s", (method, target, code) => {
  expect(exchangeRefusal(method, target)?.code).toBe(code);
});

test.each([
  ["HPE_HEADER_OVERFLOW", 431],
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
  ["HPE_INVALID_METHOD", 400],
  [undefined, 400],
])("bytes that are no request (%s) get a whole answer: %s", (code, status) => {
  const [head = "", body = ""] = unreadableAnswer(code).split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
  expect(head).toContain(`content-length: ${body.length}`);
  expect(JSON.parse(body)).toMatchObject({ status, code: "malformed" });
});
