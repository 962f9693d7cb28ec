// Redis dead, stopped, slow, flushed, or answering nonsense, under a crowd: nobody is refused for it, nobody waits
// for it longer than its 60 ms, and what was forgotten meanwhile is forgotten when it is back.
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { availabilityKey } from "#lib/availability/availability-keys";
import { forgetAvailability } from "#lib/availability/forget-availability";
import { readAvailability } from "#lib/availability/read-availability";
import { checkLimit } from "#lib/limits/check-limit";
import { type Cache, cache, openCache } from "#lib/redis/redis";
import { forgetRouteSearches } from "#lib/search/forget-searches";
import { searchJourneys } from "#lib/search/search-journeys";
import { forgetMemory } from "#lib/search/search-memory";
import { requestFor } from "#lib/testing/booking-world";
import { lateness } from "#lib/testing/lateness";
import { openRedisProxy, type RedisProxy } from "#lib/testing/redis-proxy";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { replaceTestConfig } from "#lib/testing/test-config";
import { openWorld, type World } from "#lib/testing/world";
import { type AppFront, openAppFront } from "./testing/app-front";

const server = process.env.TEST_DATABASE_URL;
const probe = await openRedis();
await probe?.kill();

const slot = Symbol.for("gangway.cache");
const holder = globalThis as { [slot]?: Cache };
const crowd = 32;
const now = new Date("2027-01-01T00:00:00Z");
const pair = { from_port: "TNLGN", to_port: "FRMRS" };

/** How long some work took, without what the machine was late by for a timer that was set with it. */
async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; ms: number }> {
  const began = performance.now();
  const late = lateness(50);
  const answer = await work();
  const ms = performance.now() - began;
  return { answer, ms: ms > 50 ? ms - (await late) : ms };
}

type Trouble = {
  begin: (own: OwnRedis, proxy: RedisProxy) => unknown;
  end?: (own: OwnRedis, proxy: RedisProxy) => unknown;
};
const troubles: Record<string, Trouble> = {
  dead: { begin: (own) => own.kill() },
  stopped: { begin: (own) => own.stop(), end: (own) => own.resume() },
  "slow by 2 s": { begin: (_, proxy) => proxy.slowBy(2_000), end: (_, proxy) => proxy.slowBy(0) },
  "answering nonsense": {
    begin: (_, proxy) => proxy.babble(true),
    end: (_, proxy) => proxy.babble(false),
  },
  flushed: { begin: () => holder[slot]?.client?.flushall() },
};

describe.skipIf(!server || !probe)(
  "with Redis in trouble (needs TEST_DATABASE_URL and redis-server)",
  () => {
    let world: World;
    let own: OwnRedis;
    let proxy: RedisProxy;
    let front: AppFront;
    let sailing: string;
    /** What each asking of Redis cost, in milliseconds. */
    let waits: number[];
    /** When the first got no answer, and when it was known that nobody would. */
    let failedAt: number | undefined;
    let openAt: number | undefined;
    beforeAll(async () => {
      world = await openWorld(server as string, 20);
      replaceTestConfig(world.url, "redis://127.0.0.1:1");
      sailing = (await world.addSailing({ departs: "2027-06-01T20:00" })).id;
    });
    afterAll(() => world?.end());
    beforeEach(async () => {
      own = (await openRedis()) as OwnRedis;
      proxy = await openRedisProxy(own.url);
      const mine = openCache(proxy.url);
      waits = [];
      failedAt = undefined;
      openAt = undefined;
      const attempt = mine.attempt.bind(mine);
      mine.attempt = async (commands) => {
        const { answer, ms } = await timed(() => attempt(commands));
        waits.push(ms);
        if (answer === null) failedAt ??= performance.now();
        if (cache().state() === "away") openAt ??= performance.now();
        return answer;
      };
      holder[slot] = mine;
      front = await openAppFront();
      forgetMemory();
      await expect.poll(() => cache().isHearing(), { timeout: 5_000 }).toBe(true);
    });
    afterEach(async () => {
      own.resume();
      front.server.close();
      cache().end();
      own.cache.end();
      await proxy.end();
      await own.kill();
    });

    const search = async (adults: number) => {
      const party = { adults, children: 0, infants: 0, vehicles: [], pets: 0 };
      const query = { from: "tunis", to: "marseille", date: "2027-06-01", party };
      const context = { sql: world.sql, cache: cache(), now, language: "en" as const };
      const { answer, ms } = await timed(() => searchJourneys(context, query));
      return { total: answer.total, ms };
    };
    const ask = async (adults: number) => {
      const query = `from=tunis&to=marseille&date=2027-06-01&adults=${adults}`;
      const { answer, ms } = await timed(async () => {
        const said = await fetch(`${front.base}/api/v1/ferry/search?${query}`);
        return (await said.json()) as { page: { total: number } };
      });
      return { total: answer.page.total, ms };
    };
    /** 32 at once, by verb and endpoint, asked before and not, each round after a forgetting so that nothing is only remembered. */
    const rush = async () => {
      forgetMemory();
      const one = (index: number) => (index % 2 ? search : ask)(1 + (index % 9));
      return await Promise.all(Array.from({ length: crowd }, (_, index) => one(index)));
    };

    for (const [name, { begin, end }] of Object.entries(troubles)) {
      test(`${name}: searches`, { retry: 3 }, async () => {
        const plain = Math.max(
          ...(await rush()).map(({ ms }) => ms),
          ...(await rush()).map(({ ms }) => ms),
        );
        const during = rush();
        await begin(own, proxy);
        const results = [...(await during), ...(await rush())];
        if (name !== "flushed") {
          await expect.poll(() => openAt, { timeout: 2_000, interval: 20 }).toBeDefined();
          expect((openAt as number) - (failedAt as number)).toBeLessThan(1_000);
        }
        const later = [await rush(), await rush(), await rush()].flat();
        for (const { total } of [...results, ...later]) expect(total).toBe(1);
        const slowest = (some: { ms: number }[]) => Math.max(...some.map(({ ms }) => ms));
        expect(slowest(results)).toBeLessThan(plain + 60 + 40);
        const sorted = [...results, ...later].map(({ ms }) => ms).sort((a, b) => a - b);
        expect(sorted[Math.ceil(0.99 * sorted.length) - 1]).toBeLessThan(
          // A machine that takes longer without any trouble can say nothing about it.
          Math.max(500, plain + 100),
        );
        // Its own limit, and a moment for the crowd.
        expect(Math.max(...waits)).toBeLessThan(50 + 40);
        if (!end) return;
        await end(own, proxy);
        await expect
          .poll(async () => (await rush()) && cache().state(), { timeout: 6_000, interval: 100 })
          .toBe("up");
      });
    }

    test("control: a stopped Redis answers nothing to who waits for it", async () => {
      const patient = cache().client?.duplicate({ commandTimeout: 1_000 });
      await expect.poll(() => patient?.status).toBe("ready");
      own.stop();
      const began = performance.now();
      await expect(patient?.get("anything")).rejects.toThrow();
      expect(performance.now() - began).toBeGreaterThan(900);
      patient?.disconnect();
    });

    for (const name of ["stopped", "slow by 2 s", "answering nonsense"]) {
      test(`${name}: what is forgotten meanwhile is not said again`, { retry: 3 }, async () => {
        const { begin, end } = troubles[name] as Required<Trouble>;
        const { id } = await world.addSailing({
          departs: "2027-07-01T20:00",
          pools: { passengers: 2 },
        });
        const total = async () => {
          const party = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
          const query = { from: "tunis", to: "marseille", date: "2027-07-01", party };
          const context = { sql: world.sql, cache: cache(), now, language: "en" as const };
          return (await searchJourneys(context, query)).total;
        };
        const left = async () =>
          (await readAvailability(world.sql, cache(), [id])).get(id)?.pools[0]?.available;
        const before = await total();
        expect(await left()).toBe(2);
        await expect.poll(() => own.cache.client?.exists(availabilityKey(id))).toBe(1);
        await expect.poll(() => own.cache.client?.scard("route_searches:TNLGN-FRMRS")).toBe(1);
        await begin(own, proxy);
        await expect
          .poll(async () => (await cache().attempt((client) => client.ping())) ?? cache().state(), {
            timeout: 2_000,
          })
          .toBe("away");
        await world.sql`update pool set sold = 2 where sailing_id = ${id}`;
        expect(await forgetRouteSearches(cache(), [pair])).toBeNull();
        expect(await forgetAvailability(cache(), [id])).toBe(false);
        expect([await total(), await left()]).toEqual([before - 1, 0]);
        await end(own, proxy);
        await expect
          .poll(() => cache().isHearing() && cache().state() === "up", { timeout: 8_000 })
          .toBe(true);
        // A debt is looked at every quarter of a second.
        await expect
          .poll(() => own.cache.client?.exists(availabilityKey(id)), { timeout: 2_000 })
          .toBe(0);
        forgetMemory();
        expect([await total(), await left()]).toEqual([before - 1, 0]);
        await world.sql`delete from pool where sailing_id = ${id}`;
        await world.sql`delete from sailing where id = ${id}`;
        await forgetRouteSearches(cache(), [pair]);
      });
    }

    for (const name of ["dead", "stopped", "slow by 2 s", "answering nonsense"]) {
      test(`${name}: places left, bookings with their keys, and limits`, { retry: 3 }, async () => {
        const { begin } = troubles[name] as Trouble;
        await begin(own, proxy);
        const body = JSON.stringify(await requestFor(world, [sailing]));
        const key = randomUUID();
        const book = () =>
          fetch(`${front.base}/api/v1/bookings`, {
            method: "POST",
            headers: { "content-type": "application/json", "idempotency-key": key },
            body,
          });
        const statuses = await Promise.all([
          ...Array.from({ length: 8 }, async () => (await book()).status),
          ...Array.from({ length: 24 }, async () => {
            const asked = await fetch(`${front.base}/api/v1/sailings/${sailing}/availability`);
            return asked.status;
          }),
        ]);
        expect(statuses.slice(0, 8).sort()).toEqual([...Array(7).fill(200), 201]);
        expect(statuses.slice(8)).toEqual(Array(24).fill(200));
        const tries = await Promise.allSettled(
          Array.from({ length: 7 }, () => checkLimit("session", `reference:${key}`, 1)),
        );
        expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
        expect(Math.max(...waits)).toBeLessThan(50 + 40);
      });
    }
  },
);
