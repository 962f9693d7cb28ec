// The turnstile of hot sailings may vanish at any moment: the database decides who has a place.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { crowdForPlaces } from "#lib/testing/races/crowd-for-places";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { openTwoProcesses, type TwoProcesses } from "#lib/testing/two-processes";

const server = process.env.TEST_DATABASE_URL;
const cacheSlot = Symbol.for("gangway.cache");
const holder = globalThis as { [cacheSlot]?: unknown };
const mixed = (count: number) => Array.from({ length: count }, (_, index) => 1 + ((index * 7) % 5));

describe.skipIf(!server)("a crowd with a turnstile (needs TEST_DATABASE_URL)", async () => {
  const redis = server ? await openRedis() : null;
  /** The test's own, which may wait: the product's commands end after 50 ms, also in a busy process. */
  const eye = redis?.cache.client?.duplicate({
    commandTimeout: undefined,
    enableOfflineQueue: true,
  });
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string);
    holder[cacheSlot] = redis?.cache;
  });
  afterEach(() => redis?.resume());
  afterAll(async () => {
    holder[cacheSlot] = undefined;
    await two?.end();
    eye?.disconnect();
    redis?.cache.client?.disconnect();
    await redis?.kill();
  });

  async function rush(meanwhile: (own: OwnRedis) => Promise<void>) {
    const own = redis as OwnRedis;
    await expect.poll(() => own.cache.attempt((c) => c.flushall()), { timeout: 3_000 }).toBe("OK");
    const race = crowdForPlaces(two, { capacity: 60, sizes: mixed(200) });
    const [outcome] = await Promise.all([race, meanwhile(own)]);
    expect(outcome.others).toEqual([]);
    expect(outcome.left).toBeGreaterThanOrEqual(0);
    expect(Math.min(...outcome.refused)).toBeGreaterThan(outcome.left);
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  }
  /** The sailing that both processes have a crowd for. */
  async function hotSailing(): Promise<string> {
    for (let looks = 0; looks < 1_000; looks += 1) {
      const [key] = (await eye?.keys("turnstile_crowd:*")) ?? [];
      if (key && (await eye?.hlen(key)) === 2) return key.split(":")[1] as string;
      await sleep(1);
    }
    throw new Error("no sailing became hot");
  }

  test.skipIf(!redis)("it is engaged by a hot sailing, and every place is sold once", async () => {
    await eye?.config("RESETSTAT");
    await rush(async () => void (await hotSailing()));
    // Taken by one script, and freed by the other.
    const stats = async () => await eye?.info("commandstats");
    expect(await stats()).toMatch(/cmdstat_set:calls=[1-9]/);
    await expect.poll(stats).toMatch(/cmdstat_del:calls=[1-9]/);
  });

  test.skipIf(!redis)("Redis stops, forgets and comes back in the middle of it", async () => {
    await rush(async (own) => {
      await hotSailing();
      own.stop();
      await sleep(100);
      own.resume();
      await eye?.flushall().catch(() => {});
      await sleep(20);
      own.stop();
    });
  });

  test.skipIf(!redis)("another has the turnstile and never leaves", async () => {
    let key = "";
    await rush(async () => {
      key = `turnstile:${await hotSailing()}`;
      await eye?.set(key, "somebody else", "PX", 60_000);
    });
    expect(await eye?.get(key)).toBe("somebody else");
  });
});
