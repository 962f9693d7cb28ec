import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decide } from "./answer";
import { createBatcher } from "./batcher";
import { callApp, isDown } from "./call";
import { canonical } from "./canonical";
import { parseCron } from "./cron";
import { backoff, milliseconds, moment, retryAfter } from "./duration";
import { covers, faultsOf } from "./functions";
import { hashedKey, isSigned, sign } from "./sign";

const KEY = "signkey-test-abcdef0123456789";
const now = Date.parse("2026-01-01T00:00:00Z");

describe("the words of the wire", () => {
  it("writes JSON as the SDK will sign it", () => {
    expect(canonical({ b: 1, a: [undefined, { d: "å\u0000", c: 1e21 }], u: undefined })).toBe(
      '{"a":[null,{"c":1e+21,"d":"å\\u0000"}],"b":1}',
    );
  });

  it("signs, and believes a signature only for its body, key and time", () => {
    const signature = sign("body", KEY, now);
    expect(isSigned(signature, "body", KEY, now + 60_000)).toBe(true);
    expect(isSigned(signature, "other", KEY, now)).toBe(false);
    expect(isSigned(signature, "body", "signkey-test-00", now)).toBe(false);
    expect(isSigned(signature, "body", KEY, now + 600_000)).toBe(false);
    expect(isSigned("nonsense", "body", KEY, now)).toBe(false);
    expect(hashedKey(KEY)).toMatch(/^signkey-test-[0-9a-f]{64}$/);
  });

  it("reads durations, moments and Retry-After", () => {
    expect(milliseconds("1d2h3m4s")).toBe(93_784_000);
    expect(milliseconds("soon")).toBeUndefined();
    expect(moment("30s", now)).toBe(now + 30_000);
    expect(moment("2026-01-02T00:00:00.000Z", now)).toBe(now + 86_400_000);
    expect(retryAfter("2", now)).toBe(now + 2_000);
    expect(retryAfter("Thu, 01 Jan 2026 00:00:07 GMT", now)).toBe(now + 7_000);
    expect(retryAfter(undefined, now)).toBeUndefined();
    expect([0, 1, 2, 3, 4].map((n) => backoff(n, () => 0) / 1_000)).toEqual([15, 30, 60, 120, 300]);
    expect(backoff(0, () => 0.999)).toBeLessThan(45_000);
  });

  it("reads a cron in its zone, and only with five fields", () => {
    const next = parseCron("TZ=Europe/Oslo 0 8 * * *").nextRun(new Date("2026-07-01T00:00:00Z"));
    expect(next?.toISOString()).toBe("2026-07-01T06:00:00.000Z");
    const exact = new Date("2026-01-01T00:05:00Z");
    expect(parseCron("*/5 * * * *").nextRun(exact)?.getTime()).toBe(exact.getTime() + 300_000);
    const config = { id: "f", triggers: [{ cron: "TZ=UTC 0 0 8 * * *" }], steps: {} };
    expect(faultsOf(config)).toHaveLength(1);
    expect(faultsOf({ ...config, triggers: [{ cron: "0 8 * * *" }] })).toEqual([]);
  });

  it("knows an event by its name or by a star", () => {
    expect(covers("booking/*", "booking/paid")).toBe(true);
    expect(covers("booking/paid", "booking/paid2")).toBe(false);
  });
});

describe("what an answer means", () => {
  const attempt = { attempt: 0, maxAttempts: 3, now };
  const reply = (status: number, body: unknown, headers = {}) =>
    decide({ status, headers, body: JSON.stringify(body) }, attempt);

  it("retries at the time the app names, or not at all", () => {
    expect(reply(500, { message: "x" }, { "retry-after": "3" })).toMatchObject({
      do: "retry",
      at: now + 3_000,
      error: { message: "x" },
    });
    expect(reply(400, { message: "x" }, { "x-inngest-no-retry": "true" }).do).toBe("fail");
    const last = { ...attempt, attempt: 2 };
    expect(decide({ status: 502, headers: {}, body: "<html>" }, last).do).toBe("fail");
  });

  it("tells steps, plans and ends apart", () => {
    expect(reply(206, [{ id: "h", op: "StepRun", data: { a: 1 } }])).toMatchObject({
      do: "memo",
      memos: [{ hash: "h", memo: '{"data":{"a":1}}' }],
    });
    expect(reply(206, [{ id: "h", op: "StepFailed", error: { message: "m" } }])).toMatchObject({
      do: "memo",
    });
    expect(reply(206, [{ id: "h", op: "StepError", error: { message: "m" } }]).do).toBe("retry");
    expect(reply(206, { id: "h", op: "RunComplete", data: 1 })).toEqual({ do: "end", output: "1" });
    expect(reply(206, [{ id: "h", op: "Sleep", name: "1s" }]).do).toBe("plan");
    expect(reply(206, [{ id: "h", op: "AIGateway" }])).toMatchObject({
      do: "fail",
      error: { message: expect.stringContaining("AIGateway") },
    });
    expect(reply(200, null)).toEqual({ do: "end", output: "null" });
  });
});

describe("calls", () => {
  let server: http.Server;
  let key = KEY;
  beforeAll(async () => {
    server = http.createServer((_req, res) => {
      res.setHeader("x-inngest-signature", sign("hi", key, Date.now()));
      res.end("hi");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const call = (port: number) =>
    callApp({
      method: "POST",
      url: new URL(`http://127.0.0.1:${port}/`),
      body: "{}",
      timeout: 2_000,
      signingKey: KEY,
    });

  it("refuses an answer that another key signed", async () => {
    const { port } = server.address() as AddressInfo;
    expect((await call(port)).body).toBe("hi");
    key = "signkey-test-0000";
    await expect(call(port)).rejects.toThrow("wrong signature");
  });

  it("knows an app that is away", async () => {
    expect(isDown(await call(1).catch((error) => error))).toBe(true);
  });
});

describe("the batcher", () => {
  it("writes what gathers together, and lets one bad item spoil only itself", async () => {
    const sizes: number[] = [];
    const put = createBatcher<number, number>(async (items) => {
      sizes.push(items.length);
      if (items.includes(13)) throw new Error("bad");
      return items.map((n) => n * 2);
    });
    const results = await Promise.allSettled([1, 2, 13, 4].map(put));
    expect(results.map((r) => (r.status === "fulfilled" ? r.value : "bad"))).toEqual([
      2,
      4,
      "bad",
      8,
    ]);
    expect(sizes).toEqual([4, 1, 1, 1, 1]);
    expect(await put(5)).toBe(10);
  });
});
