import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { lateness } from "#lib/testing/lateness";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { Cache, openCache } from "./redis";
import { Turnstile } from "./turnstile";

const redis = await openRedis();
/** The promise of the house: what Redis may cost at most, in milliseconds. */
const mostMs = 60;

/** On a machine that stalls Redis may answer too late even here, and then a turnstile is passed by: it is tried again. */
const again = { retry: 3 };

describe.skipIf(!redis)("a turnstile (needs redis-server)", () => {
  const { cache, url } = redis as OwnRedis;
  /** The test's own, which may wait. */
  const eye = cache.client?.duplicate({ commandTimeout: undefined, enableOfflineQueue: true });
  const other = openCache(url);
  let turnstiles = { one: new Turnstile(() => cache, 32), other: new Turnstile(() => other, 32) };
  afterAll(async () => {
    eye?.disconnect();
    other.client?.disconnect();
    cache.client?.disconnect();
    await redis?.kill();
  });
  let name = "";
  let turn = 0;
  beforeEach(async () => {
    turn += 1;
    name = `sailing-${turn}`;
    turnstiles = { one: new Turnstile(() => cache, 32), other: new Turnstile(() => other, 32) };
    while (other.client?.status !== "ready") await sleep(5);
    // Others have said that they have a crowd.
    await eye?.hset(`turnstile_crowd:${name}`, { this: 40, that: 40 });
  });
  const sleep0 = async () => {};
  const key = () => `turnstile:${name}`;

  function enter<T>(process: "one" | "other", work: () => Promise<T>, waiting = 40): Promise<T> {
    return turnstiles[process].through(name, waiting, work);
  }

  /** Work that ends when it is told to. */
  function held(process: "one" | "other") {
    let end = () => {};
    const gate = new Promise<void>((open) => {
      end = open;
    });
    let began = () => {};
    const inside = new Promise<void>((open) => {
      began = open;
    });
    const done = enter(process, async () => {
      began();
      await gate;
    });
    return { inside, end: () => end(), done };
  }

  const timed = async (work: Promise<unknown>) => {
    const late = lateness(mostMs);
    const began = performance.now();
    await work;
    return performance.now() - began - (await late);
  };
  const holder = async () => await eye?.get(key());
  const isFree = async () => expect.poll(holder, { timeout: 500, interval: 5 }).toBe(null);

  test("a hot crowd goes one process at a time, and nobody is lost", again, async () => {
    await isFree();
    let inside = 0;
    let most = 0;
    let done = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(3);
      inside -= 1;
      done += 1;
    };
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([enter("one", work), enter("other", work)]);
    }
    expect({ most, done }).toEqual({ most: 1, done: 20 });
  });

  test("a crowd in one process only, or a small one in two, is not held up", async () => {
    name = `alone-${turn}`;
    await enter("one", async () => expect(await holder()).toBe(null), 500);
    name = `cool-${turn}`;
    await enter("one", sleep0, 10);
    await enter("other", async () => expect(await holder()).toBe(null), 10);
  });

  test("who waits goes on after its patience, whoever is inside", again, async () => {
    const first = held("one");
    await first.inside;
    // Once: those that come after it are not slower by as much each.
    const several = async () => {
      for (let time = 0; time < 6; time += 1) await enter("other", sleep0);
    };
    const took = await timed(several());
    expect(took).toBeLessThan(mostMs);
    expect(took).toBeGreaterThan(30);
    first.end();
    await first.done;
    await isFree();
  });

  test("an error inside is the caller's, and the turnstile is free again", async () => {
    const failing = enter("one", async () => {
      throw new Error("inside");
    });
    await expect(failing).rejects.toThrow("inside");
    await isFree();
  });

  test(
    "its time runs out while it is held: the next one has it, and keeps it when the first leaves",
    again,
    async () => {
      const first = held("one");
      await first.inside;
      await eye?.del(key()); // As its time, or FLUSHALL, does.
      const second = held("other");
      await second.inside;
      const token = await holder();
      expect(token).toBeTruthy();
      first.end();
      await first.done;
      await sleep(20);
      expect(await holder()).toBe(token);

      // Negative control: a leaving that does not compare lets a third in beside the second.
      await eye?.del(key());
      let isBeside = false;
      await enter("one", async () => {
        isBeside = (await holder()) !== null;
      });
      expect(isBeside).toBe(true);
      second.end();
      await second.done;
    },
  );

  test(
    "Redis stopped while somebody is inside: nobody waits long, and all goes on when it is back",
    again,
    async () => {
      const first = held("one");
      await first.inside;
      redis?.stop();
      try {
        const several = async () => {
          for (let time = 0; time < 6; time += 1) await enter("other", sleep0);
        };
        // Little enough for another command's 50 ms to be within the promise.
        expect(await timed(several())).toBeLessThan(mostMs - 45);
        first.end();
        expect(await timed(first.done)).toBeLessThan(mostMs);
      } finally {
        redis?.resume();
      }
      await expect.poll(() => cache.attempt((c) => c.ping()), { timeout: 3_000 }).toBe("PONG");
      await expect.poll(() => other.attempt((c) => c.ping()), { timeout: 3_000 }).toBe("PONG");
      // What was left behind ends by its time.
      await expect.poll(holder, { timeout: 2_000 }).toBe(null);
      const last = held("one");
      await last.inside;
      expect(await holder()).toBeTruthy();
      last.end();
      await last.done;
    },
  );

  test("without Redis everybody goes through", async () => {
    const none = new Turnstile(() => new Cache(null), 1);
    expect(await none.through(name, 500, async () => "through")).toBe("through");
  });
});
