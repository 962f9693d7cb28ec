import { createServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { openCache } from "#lib/redis/redis";
import { giveTestConfig } from "#lib/testing/test-config";
import { readHealth } from "./read-health";

giveTestConfig();
const slot = Symbol.for("gangway.health");
const configSlot = Symbol.for("gangway.config");
const silent = () => new Promise<never>(() => {});
const hanging = { sql: Object.assign(silent, { begin: silent }) as never };
const answering = {
  sql: Object.assign(async () => [], { begin: async () => [] }) as never,
};

afterEach(() => {
  delete (globalThis as Record<symbol, unknown>)[slot];
});

/** Takes connections and never says a word. */
async function openHanging(): Promise<{ url: string; end: () => void }> {
  const server = createServer(() => {});
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address() as { port: number };
  return { url: `127.0.0.1:${address.port}`, end: () => server.close() };
}

describe("health", () => {
  test("is answered within a second and a half where everything hangs", { retry: 2 }, async () => {
    const others = await openHanging();
    const before = (globalThis as Record<symbol, object>)[configSlot] as object;
    (globalThis as Record<symbol, object>)[configSlot] = {
      ...before,
      INNGEST_BASE_URL: `http://${others.url}`,
      S3_ENDPOINT: `http://${others.url}`,
    };
    const redis = openCache(`redis://${others.url}`);
    const began = performance.now();
    const health = await readHealth(hanging, redis);
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(health).toEqual({ database: "away", redis: "away", engine: "away", storage: "away" });
    (globalThis as Record<symbol, object>)[configSlot] = before;
    redis.end();
    others.end();
  });

  test("what is not there is no fault, and is said", async () => {
    expect(await readHealth(answering, openCache(undefined))).toEqual({
      database: "up",
      redis: "off",
      engine: "not_asked",
      storage: "off",
    });
  });

  test("many who ask at once are one question", async () => {
    let asked = 0;
    const counting = {
      sql: Object.assign(
        async () => {
          asked += 1;
          return [];
        },
        { begin: async () => [] },
      ) as never,
    };
    const off = openCache(undefined);
    await Promise.all(Array.from({ length: 50 }, () => readHealth(counting, off)));
    expect(asked).toBe(1);
  });
});
