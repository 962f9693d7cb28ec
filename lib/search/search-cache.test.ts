import Redis from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SearchParty } from "#lib/party/party";
import { gatherGrounds } from "#lib/redis/grounds";
import { Cache } from "#lib/redis/redis";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { openWorld, type World } from "#lib/testing/world";
import { type Computed, cachedSearch } from "./cached-search";
import { forgetAllSearches, forgetRouteSearches, pairsOfCalls } from "./forget-searches";
import { searchJourneys } from "./search-journeys";
import { searchKey } from "./search-keys";
import { forgetMemory } from "./search-memory";

const server = process.env.TEST_DATABASE_URL;
const redis = await openRedis();
const two: SearchParty = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
const pair = { from_port: "TNLGN", to_port: "FRMRS" };

afterAll(() => redis?.kill());

/** A computation one can hold up, to do something in its middle. */
function computation<T extends object>(answer: T, pairs = [pair]) {
  let finish = () => {};
  let begun = () => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let runs = 0;
  const compute = async (): Promise<Computed<T>> => {
    runs += 1;
    begun();
    await gate;
    return { answer, pairs };
  };
  return { compute, started, finish: () => finish(), runs: () => runs };
}

describe.skipIf(!redis)("the search cache (needs redis-server)", () => {
  const { patient: cache, url } = redis as OwnRedis;
  /** For what the test itself asks: it waits as long as a busy machine needs, as the cache would not. */
  const patient = new Redis(url);
  afterAll(() => patient.disconnect());
  const key = () => `ferry_search:test-${Math.random()}`;
  const at = async (name: string, answer: object, pairs = [pair]) => {
    forgetMemory();
    return cachedSearch(cache, name, async () => ({ answer, pairs }));
  };
  /** Nobody waits for a fill, so a test has to. */
  const stored = async (name: string) => {
    await expect.poll(() => patient.exists(name)).toBe(1);
  };

  test("the first computes, the next is served, from Redis and from memory", async () => {
    const name = key();
    expect(await at(name, { n: 1 })).toEqual({ answer: { n: 1 }, cacheStatus: "MISS" });
    await stored(name);
    expect(await at(name, { n: 2 })).toEqual({ answer: { n: 1 }, cacheStatus: "HIT" });
    expect(await patient.ttl(name)).toBeGreaterThan(295);
    await patient.del(name);
    const again = await cachedSearch(cache, name, async () => ({ answer: { n: 3 }, pairs: [] }));
    expect(again).toEqual({ answer: { n: 1 }, cacheStatus: "HIT" });
  });

  test("a route's invalidation takes its results, and no other's", async () => {
    const [one, other] = [key(), key()];
    await at(one, { n: 1 });
    await at(other, { n: 1 }, [{ from_port: "ITCVV", to_port: "ITPMO" }]);
    await stored(one);
    await stored(other);
    expect(await forgetRouteSearches(cache, [pair])).toBeGreaterThanOrEqual(1);
    expect((await at(one, { n: 2 })).cacheStatus).toBe("MISS");
    expect((await at(other, { n: 2 })).cacheStatus).toBe("HIT");
  });

  test.each([
    [
      "one of its routes is invalidated",
      () => forgetRouteSearches(cache, pairsOfCalls(["X", "TNLGN", "FRMRS"])),
    ],
    ["everything is invalidated", () => forgetAllSearches(cache)],
    ["Redis is flushed", () => patient.flushall()],
    [
      "a route is invalidated and Redis flushed",
      async () => {
        await forgetRouteSearches(cache, [pair]);
        await patient.flushall();
        // Another search sets the clock going again.
        await at(key(), { n: 0 });
      },
    ],
  ])("what was being computed is not stored when %s", async (_, happens) => {
    const name = key();
    const work = computation({ n: "old" });
    const search = cachedSearch(cache, name, work.compute);
    await work.started;
    await happens();
    work.finish();
    expect((await search).cacheStatus).toBe("MISS");
    await new Promise((wake) => setTimeout(wake, 60));
    expect(await patient.exists(name)).toBe(0);
    const fresh = await cachedSearch(cache, name, async () => ({
      answer: { n: "new" },
      pairs: [pair],
    }));
    if (_ !== "Redis is flushed") expect(fresh.answer).toEqual({ n: "new" });
  });

  test("nobody joins a computation that began before the invalidation", async () => {
    const name = key();
    const old = computation({ n: "old" });
    const first = cachedSearch(cache, name, old.compute);
    await old.started;
    await forgetRouteSearches(cache, [pair]);
    const second = await cachedSearch(cache, name, async () => ({
      answer: { n: "new" },
      pairs: [pair],
    }));
    old.finish();
    await first;
    expect(second.answer).toEqual({ n: "new" });
    const third = await cachedSearch(cache, name, async () => ({
      answer: { n: "newer" },
      pairs: [pair],
    }));
    expect(third.answer).toEqual({ n: "new" });
  });

  test("a hundred at once are one computation, in this process and among processes", async () => {
    const name = key();
    const work = computation({ n: 1 });
    const searches = Array.from({ length: 100 }, () => cachedSearch(cache, name, work.compute));
    await work.started;
    work.finish();
    await Promise.all(searches);
    expect(work.runs()).toBe(1);

    const shared = key();
    const here = computation({ n: 1 });
    const mine = cachedSearch(cache, shared, here.compute);
    await here.started;
    forgetMemory(); // As another process, which knows nothing of the first.
    const there = computation({ n: 2 });
    const theirs = cachedSearch(cache, shared, there.compute);
    setTimeout(here.finish, 10);
    there.finish();
    expect(await theirs).toEqual({ answer: { n: 1 }, cacheStatus: "HIT" });
    await mine;
    expect(there.runs()).toBe(0);
  });

  test("a computation that fails is not remembered", async () => {
    const name = key();
    const failing = cachedSearch(cache, name, async () => {
      throw new Error("the database is away");
    });
    await expect(failing).rejects.toThrow("the database is away");
    expect((await at(name, { n: 1 })).answer).toEqual({ n: 1 });
  });

  test("garbage in Redis is passed by", async () => {
    const name = key();
    await patient.set(name, "{not json");
    expect(await at(name, { n: 1 })).toEqual({ answer: { n: 1 }, cacheStatus: "BYPASS" });
  });

  test("sets don't grow for ever: keys that are gone leave them", async () => {
    const set = "route_searches:TNLGN-FRMRS";
    await patient.sadd(set, ...Array.from({ length: 1_500 }, (_, n) => `ferry_search:gone-${n}`));
    for (let n = 0; n < 40; n += 1) await at(key(), { n });
    await expect.poll(() => patient.scard(set)).toBeLessThan(1_200);
    await forgetAllSearches(cache);
    expect(await patient.exists(set)).toBe(0);
  });
});

test("made without Redis it counts for a second, also in whatever is made of it", async () => {
  forgetMemory();
  const compute = async () => ({ answer: { n: 1 }, pairs: [pair] });
  const { answer, grounds } = gatherGrounds(() =>
    cachedSearch(new Cache(null), "ferry_search:away", compute),
  );
  expect((await answer).cacheStatus).toBe("BYPASS");
  expect(grounds.until - Date.now()).toBeGreaterThan(0);
  expect(grounds.until - Date.now()).toBeLessThanOrEqual(1_000);
  expect([...grounds.names]).toEqual(["TNLGN-FRMRS"]);
});

test("one question has one key, however it is put", () => {
  const party = {
    ...two,
    children: 2,
    child_ages: [9, 4],
    vehicles: [{ kind: "car" as const, length_cm: 450, height_cm: 180 }],
  };
  const one = searchKey({ from_port: "A", to_port: "B", operator: undefined, party });
  expect(searchKey({ to_port: "B", from_port: "A", party: { ...party, child_ages: [4, 9] } })).toBe(
    one,
  );
  expect(searchKey({ from_port: "A", to_port: "B", party: { ...party, pets: 1 } })).not.toBe(one);
  expect(searchKey({ from_port: "B", to_port: "A", party })).not.toBe(one);
});

describe.skipIf(!redis || !server)(
  "searching with Redis in trouble (needs redis-server and TEST_DATABASE_URL)",
  () => {
    let world: World;
    let own: OwnRedis;
    beforeAll(async () => {
      world = await openWorld(server as string);
      await world.addSailing({ departs: "2027-06-01T20:00" });
    });
    afterAll(() => world?.end());
    beforeEach(async () => {
      own = (await openRedis()) as OwnRedis;
      forgetMemory();
    });
    afterEach(() => own?.kill());

    const search = async (adults = 2) => {
      const began = performance.now();
      const result = await searchJourneys(
        { sql: world.sql, cache: own.cache, now: new Date("2027-01-01T00:00:00Z"), language: "en" },
        { from: "tunis", to: "marseille", date: "2027-06-01", party: { ...two, adults } },
      );
      return { ...result, ms: performance.now() - began };
    };

    // The limits are the product's and stay exact; a machine that stalls for a moment gets another
    // try, and a guard that is gone fails all of them.
    test("stopped in the middle of searches: none fails, none waits more than 60 ms for it", {
      retry: 4,
    }, async () => {
      expect((await search()).cacheStatus).toBe("MISS");
      const plain = Math.max(
        ...(await Promise.all([3, 4, 5].map((adults) => search(adults)))).map(({ ms }) => ms),
      );
      own.stop();
      for (const adults of [1, 6, 7, 8]) {
        const result = await search(adults);
        expect(result.total).toBe(1);
        expect(result.cacheStatus).toBe("BYPASS");
        expect(result.ms).toBeLessThan(60 + plain + 15);
      }
      // The breaker is open by now: Redis isn't even asked.
      forgetMemory();
      expect((await search(9)).ms).toBeLessThan(40);
      own.resume();
      await expect
        .poll(
          async () => {
            forgetMemory();
            return (await search()).cacheStatus;
          },
          { timeout: 5_000 },
        )
        .toBe("HIT");
    });

    test("killed in the middle of searches: none fails", { retry: 4 }, async () => {
      expect((await search()).cacheStatus).toBe("MISS");
      const during = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((adults) => search(adults));
      await own.kill();
      for (const result of await Promise.all(during)) expect(result.total).toBe(1);
      forgetMemory();
      const after = await search();
      expect(after).toMatchObject({ total: 1, cacheStatus: "BYPASS" });
      expect(after.ms).toBeLessThan(60);
    });

    test("a place that was sold is not offered by the next search", { retry: 4 }, async () => {
      const { id } = await world.addSailing({
        departs: "2027-06-01T08:00",
        pools: { passengers: 2 },
      });
      expect((await search()).total).toBe(2);
      await world.sql`update pool set sold = 1 where sailing_id = ${id}`;
      await forgetRouteSearches(own.cache, [pair]);
      expect((await search()).total).toBe(1);
      await world.sql`delete from pool where sailing_id = ${id}`;
      await world.sql`delete from sailing where id = ${id}`;
    });
  },
);
