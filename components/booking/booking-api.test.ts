import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cancelBooking, extendHold, fetchBooking, Refusal, startPayment } from "./booking-api";

type Given = { status?: number; body?: unknown } | "lost";
const sent: { key: string | null; body: unknown }[] = [];
let answers: Given[] = [];

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 100 });
  sent.length = 0;
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    sent.push({ key: new Headers(init.headers).get("idempotency-key"), body: init.body });
    const given = answers.shift() ?? { body: { data: {} } };
    if (given === "lost") throw new TypeError("network");
    return Response.json(given.body, { status: given.status ?? 200 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const id = "b";
const money = { amount_minor: 100, currency: "EUR" };
const wish = { expected_refund: money, expected_fee: money, reason: "" };
const done = { body: { data: {} } };
const keys = () => sent.map(({ key }) => key);

test("a lost answer is asked for again by the same key, and the next wish has its own", async () => {
  answers = ["lost", done, done];
  await expect(cancelBooking(id, "en", wish)).rejects.toBeInstanceOf(Refusal);
  await cancelBooking(id, "en", wish);
  await cancelBooking(id, "en", wish);
  const [first, second, third] = keys();
  expect(first).toMatch(/^[\da-f-]{36}$/);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test("two clicks are one wish; another body is another", async () => {
  answers = [done, done, done];
  await Promise.all([
    cancelBooking(id, "en", wish),
    cancelBooking(id, "en", wish),
    cancelBooking(id, "en", { ...wish, reason: "ill" }),
  ]);
  const [first, second, other] = keys();
  expect(second).toBe(first);
  expect(other).not.toBe(first);
});

test("who comes while the first is worked on waits for its answer", async () => {
  const working = { status: 409, body: { code: "in_progress" } };
  answers = [working, working, { body: { data: { client_secret: "s" } } }];
  expect(await startPayment(id, "en")).toMatchObject({ client_secret: "s" });
  expect(new Set(keys()).size).toBe(1);
  expect(keys()).toHaveLength(3);
});

test("after a failure of the server it is the same wish, after a refusal a new one", async () => {
  answers = [
    { status: 503, body: { code: "service_unavailable" } },
    { status: 409, body: { code: "hold_limit_reached" } },
    done,
  ];
  await expect(extendHold(id, "en")).rejects.toMatchObject({ code: "service_unavailable" });
  await expect(extendHold(id, "en")).rejects.toMatchObject({ code: "hold_limit_reached" });
  await extendHold(id, "en");
  const [failed, refused, next] = keys();
  expect(refused).toBe(failed);
  expect(next).not.toBe(refused);
});

test("reading needs no key", async () => {
  answers = [done];
  await fetchBooking(id, "en");
  expect(keys()).toEqual([null]);
});
