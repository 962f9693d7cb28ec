import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Cache, openCache } from "#lib/redis/redis";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { openWorld, type World } from "#lib/testing/world";
import { readCacheFigures } from "./cache-figures";
import { clearAll, clearRoute } from "./clear-cache";
import { handOver } from "./keep-tally";
import { searchJourneys } from "./search-journeys";
import { forgetMemory } from "./search-memory";
import { countKept, countSearch, searchTallies } from "./search-tally";
import { watchCache } from "./watch-cache";

const server = process.env.TEST_DATABASE_URL;
const redis = await openRedis();
afterAll(() => redis?.kill());

const staff = { kind: "staff", id: "staff_7", role: "sales" } as const;
const traveller = { kind: "traveller", id: "t" } as const;
const party = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };

describe.skipIf(!server || !redis)(
  "the cache's figures (needs TEST_DATABASE_URL and redis-server)",
  () => {
    const { patient: cache, url } = redis as OwnRedis;
    let world: World;
    beforeAll(async () => {
      world = await openWorld(server as string, 4);
      await world.addSailing({ departs: "2027-06-01T20:00" });
    });
    afterAll(() => world?.end());
    beforeEach(async () => {
      const { minutes, pending } = searchTallies();
      minutes.clear();
      pending.clear();
      forgetMemory();
      await cache.client?.flushall();
    });
    const search = (adults = 2) =>
      searchJourneys(
        { sql: world.sql, cache, now: new Date("2027-01-01T00:00:00Z"), language: "en" },
        { from: "tunis", to: "marseille", date: "2027-06-01", party: { ...party, adults } },
      );
    const settled = () => expect.poll(() => cache.client?.scard("search_routes")).toBe(1);

    test("hits, misses, times, size, and what a kept answer adds", async () => {
      await search();
      await settled();
      await search();
      countKept("en /api/v1/ferry/search?from=Tunis&to=marseille&date=2027-06-01", 2);
      countKept("en /api/v1/ferry/search?from=nobody&to=asked", 9);
      const figures = await readCacheFigures(cache);
      expect(figures).toMatchObject({
        of: "all",
        redis: "up",
        searches: 4,
        hits: 3,
        misses: 1,
        bypassed: 0,
        hit_rate: 0.75,
        cached: { count: 3 },
        uncached: { count: 1 },
        routes: [{ route: "TNLGN-FRMRS", searches: 4, hits: 3, misses: 1, popular: true }],
        stored: { keys: 1 },
      });
      expect(figures.uncached.mean_ms).toBeGreaterThan(0);
      expect(figures.stored?.bytes).toBeGreaterThan(500);
      expect(figures.memory.entries).toBeGreaterThan(0);
    });

    test("popular routes are the fewest that make four of five searches", async () => {
      for (let n = 0; n < 80; n += 1) countSearch("HIT", "A-B", 1);
      for (let n = 0; n < 15; n += 1) countSearch("MISS", "B-C", 30);
      for (let n = 0; n < 5; n += 1) countSearch("BYPASS", "C-D", 2_000);
      const { routes, popular, off_peak, cached, uncached } = await readCacheFigures(cache);
      expect(routes.map(({ route, popular }) => [route, popular])).toEqual([
        ["A-B", true],
        ["B-C", false],
        ["C-D", false],
      ]);
      expect([popular.hit_rate, off_peak.hit_rate]).toEqual([1, 0]);
      expect([cached.p95_ms, uncached.p95_ms, uncached.mean_ms]).toEqual([1, 1_000, 522.5]);
    });

    test("all processes add up; while Redis is away one says its own, and nothing is lost", async () => {
      countSearch("HIT", "A-B", 1);
      await handOver(cache);
      const { minutes, pending } = searchTallies();
      // Another process's, as far as Redis can tell.
      minutes.clear();
      countSearch("MISS", "A-B", 1);
      const away = new Cache(null);
      const alone = await readCacheFigures(away);
      expect(alone).toMatchObject({ of: "process", redis: "off", searches: 1, stored: null });
      expect(pending.size).toBe(1);
      const together = openCache(url);
      await expect.poll(() => together.state()).toBe("up");
      expect(await readCacheFigures(together)).toMatchObject({ of: "all", searches: 2, hits: 1 });
      together.end();
    });

    test("staff clear a route, or all; the count is answered and written down", async () => {
      await search(1);
      await search(2);
      await expect.poll(() => cache.client?.scard("route_searches:TNLGN-FRMRS")).toBe(2);
      const scope = { sql: world.sql, cache };
      expect(await clearRoute(scope, staff, "ITCVV", "palermo")).toMatchObject({ count: 0 });
      expect(await clearRoute(scope, staff, "TNLGN", "marseille")).toMatchObject({ count: 2 });
      expect((await search(1)).cacheStatus).toBe("MISS");
      await expect.poll(() => cache.client?.scard("route_searches:TNLGN-FRMRS")).toBe(1);
      expect(await clearAll(scope, staff)).toMatchObject({ count: 1 });
      expect(await clearAll({ sql: world.sql, cache: new Cache(null) }, staff)).toEqual({
        count: null,
        processes: null,
      });
      const actions = await world.sql`
        select actor_id, action, subject, detail from staff_action order by id`;
      expect([...actions]).toEqual(
        [
          ["civitavecchia-palermo", 0],
          ["tunis-marseille", 2],
          ["all", 1],
          ["all", null],
        ].map(([subject, count]) => ({
          actor_id: "staff_7",
          action: "clear_cache",
          subject,
          // Nobody listens here; away, nobody is asked.
          detail: { count, processes: count === null ? null : 0 },
        })),
      );
    });

    test("nobody else, and no port that isn't there", async () => {
      const scope = { sql: world.sql, cache };
      for (const refused of [
        clearRoute(scope, traveller, "tunis", "marseille"),
        clearAll(scope, { kind: "staff", id: null, role: "admin" }),
      ]) {
        await expect(refused).rejects.toMatchObject({ code: "forbidden" });
      }
      await expect(clearRoute(scope, staff, "atlantis", "tunis")).rejects.toMatchObject({
        code: "port_unknown",
      });
    });

    test("an alert while under half of enough searches hit, and none once they do", async () => {
      const open = async () =>
        (
          await world.sql`
            select detail from alert where kind = 'cache_cold' and closed_at is null`
        ).map(({ detail }) => detail);
      for (let n = 0; n < 99; n += 1) countSearch("MISS", "A-B", 10);
      expect(await watchCache(world.sql, cache)).toBe(false);
      expect(await open()).toEqual([]);
      countSearch("MISS", "A-B", 10);
      expect(await watchCache(world.sql, cache)).toBe(true);
      expect(await open()).toEqual([{ searches: 100, hits: 0, minutes: 15 }]);
      for (let n = 0; n < 100; n += 1) countSearch("HIT", "A-B", 1);
      expect(await watchCache(world.sql, cache)).toBe(false);
      expect(await open()).toEqual([]);
    });
  },
);
