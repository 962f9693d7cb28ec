import Stripe from "stripe";
import { expect, test } from "vitest";
import { type ErrorCode, errorCodes } from "#lib/errors/codes";
import { DomainError } from "#lib/errors/domain-error";
import { problemResponse, statusOf } from "./problems";
import { refusalOf } from "./refusal-of";

test.each(errorCodes.map((code) => [code]))("%s has a status and a title", async (code) => {
  const response = problemResponse(new DomainError(code, "Some detail."), "request-1");
  expect(response.status).toBe(statusOf(code));
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(response.headers.get("x-request-id")).toBe("request-1");
  expect(response.headers.has("retry-after")).toBe([429, 503].includes(response.status));
  expect(await response.json()).toEqual({
    type: `/docs/api#${code}`,
    title: expect.stringMatching(/\w/),
    status: response.status,
    code,
    detail: "Some detail.",
    request_id: "request-1",
  });
});

test("only what is broken on our side is a 500", () => {
  expect(errorCodes.filter((code) => statusOf(code) === 500)).toEqual(["internal"]);
});

test("facts are told, the seconds to wait as a header only", async () => {
  const refusal = new DomainError("price_changed", "…", {
    quote: { total: 1 },
    retryAfterSeconds: 3,
  });
  const response = problemResponse(refusal, "request-1");
  expect(response.headers.get("retry-after")).toBe("3");
  const body = await response.json();
  expect(body).toMatchObject({ quote: { total: 1 } });
  expect(body).not.toHaveProperty("retryAfterSeconds");
});

const withCode = (code: string, cause?: unknown) =>
  Object.assign(new Error("amira@example.com", { cause }), { code });

test.each<[string, unknown, ErrorCode]>([
  ["a refusal", new DomainError("not_found", ""), "not_found"],
  ["a refused connection", withCode("ECONNREFUSED"), "service_unavailable"],
  ["a name that does not resolve now", withCode("EAI_AGAIN"), "service_unavailable"],
  ["no way to the host", withCode("EHOSTUNREACH"), "service_unavailable"],
  ["a connection exception", withCode("08006"), "service_unavailable"],
  ["a full disk", withCode("53100"), "service_unavailable"],
  ["too long idle in a transaction", withCode("25P03"), "service_unavailable"],
  [
    "the same, wrapped",
    new Error("Failed query", { cause: withCode("57P01") }),
    "service_unavailable",
  ],
  ["a unique violation", withCode("23505"), "internal"],
  ["a mistake of ours", new TypeError("x is undefined"), "internal"],
  [
    "Stripe saying no",
    new Stripe.errors.StripeInvalidRequestError({
      type: "invalid_request_error",
      message: "No such account",
    }),
    "payment_unavailable",
  ],
  ["a thrown text", "oh", "internal"],
  ["nothing", undefined, "internal"],
])("%s", async (_, thrown, code) => {
  const refusal = refusalOf(thrown);
  expect(refusal.code).toBe(code);
  const text = await problemResponse(refusal, "request-1").text();
  expect(text).not.toMatch(/amira|undefined|No such account/);
});

test("a cause that is its own cause ends", () => {
  const error = new Error("round");
  error.cause = error;
  expect(refusalOf(error).code).toBe("internal");
});
