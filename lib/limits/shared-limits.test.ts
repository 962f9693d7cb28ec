import { afterAll, beforeAll, expect, test } from "vitest";
import { lateness } from "#lib/testing/lateness";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { giveTestConfig } from "#lib/testing/test-config";
import { checkLimit, giveBack } from "./check-limit";

const holder = globalThis as { [slot: symbol]: unknown };
const cacheSlot = Symbol.for("gangway.cache");
const limitsSlot = Symbol.for("gangway.limits");

let redis: OwnRedis | null = null;
beforeAll(async () => {
  giveTestConfig();
  redis = await openRedis();
  holder[cacheSlot] = redis?.cache;
  // Another test of this process may have made limiters without a Redis.
  holder[limitsSlot] = undefined;
});
afterAll(async () => {
  redis?.resume();
  redis?.cache.client?.disconnect();
  await redis?.kill();
  holder[cacheSlot] = undefined;
  holder[limitsSlot] = undefined;
});

const tries = (key: string, count: number) =>
  Promise.allSettled(Array.from({ length: count }, () => checkLimit("session", key, 1)));
const granted = (outcomes: PromiseSettledResult<void>[]) =>
  outcomes.filter(({ status }) => status === "fulfilled").length;
/** Another process on the same Redis: what is shared is not in this one's memory. */
const asAnotherProcess = () => {
  holder[limitsSlot] = undefined;
};

test("guesses are counted across processes, all at once or not", async (context) => {
  if (!redis) return context.skip();
  expect(granted(await tries("reference:A", 20))).toBe(5);
  asAnotherProcess();
  expect(granted(await tries("reference:A", 3))).toBe(0);
  await giveBack("session", "reference:A", 1);
  await expect(checkLimit("session", "reference:A", 1)).rejects.toMatchObject({
    code: "rate_limited",
  });
});

test("a try given back is there for all", async (context) => {
  if (!redis) return context.skip();
  for (let index = 0; index < 12; index += 1) {
    await checkLimit("session", "reference:B", 1);
    asAnotherProcess();
    await giveBack("session", "reference:B", 1);
  }
});

test("with Redis stopped both limits of a session cost one time-out, then nothing, and still refuse", async (context) => {
  if (!redis) return context.skip();
  redis.stop();
  const both = async (): Promise<number> => {
    const began = performance.now();
    const keys = ["reference:C", "address:C"];
    // 50 ms are a command's; what a busy machine adds to any timer of that length is not ours.
    const late = lateness(50);
    await Promise.allSettled(keys.map((key) => checkLimit("session", key, 1)));
    const took = performance.now() - began;
    return took - Math.min(took, await late);
  };
  const costs: number[] = [];
  for (let index = 0; index < 6; index += 1) costs.push(await both());
  expect(costs[0]).toBeLessThan(90);
  expect(Math.min(...costs)).toBeLessThan(5);
  expect(redis.cache.state()).toBe("away");
  await expect(checkLimit("session", "reference:C", 1)).rejects.toMatchObject({
    code: "rate_limited",
  });
});
