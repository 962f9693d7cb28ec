import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Executor } from "#db/client";
import { Cache } from "#lib/redis/redis";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { openWorld, type World } from "#lib/testing/world";
import { availabilityKey } from "./availability-keys";
import { forgetAvailability } from "./forget-availability";
import { readAvailability } from "./read-availability";

const server = process.env.TEST_DATABASE_URL;
const redis = await openRedis();
afterAll(() => redis?.kill());

describe.skipIf(!server || !redis)(
  "availability (needs TEST_DATABASE_URL and redis-server)",
  () => {
    let world: World;
    const { patient: cache } = redis as OwnRedis;
    beforeAll(async () => {
      world = await openWorld(server as string);
    });
    afterAll(() => world?.end());

    const places = async (id: string, executor: Executor = world.sql, from = cache) =>
      (await readAvailability(executor, from, [id]))
        .get(id)
        ?.pools.find(({ kind }) => kind === "passengers")?.available;
    const sell = (id: string) =>
      world.sql`update pool set sold = sold + 1 where sailing_id = ${id} and kind = 'passengers'`;
    const stored = (id: string) =>
      expect.poll(() => cache.client?.exists(availabilityKey(id))).toBe(1);

    test("kept for a minute, and read afresh once forgotten", async () => {
      const { id } = await world.addSailing();
      expect(await places(id)).toBe(400);
      await stored(id);
      await sell(id);
      expect(await places(id)).toBe(400);
      expect(await cache.client?.ttl(availabilityKey(id))).toBeLessThanOrEqual(60);
      expect(await forgetAvailability(cache, [id])).toBe(true);
      expect(await places(id)).toBe(399);
    });

    test("what was read before an invalidation is not stored after it", async () => {
      const { id } = await world.addSailing();
      let read = () => {};
      let go = () => {};
      const hasRead = new Promise<void>((resolve) => {
        read = resolve;
      });
      const mayGo = new Promise<void>((resolve) => {
        go = resolve;
      });
      // A reader that is slow to come back from the database.
      const slow = ((...query: Parameters<Executor>) =>
        (world.sql as unknown as (...query: unknown[]) => Promise<unknown>)(...query).then(
          async (rows) => {
            read();
            await mayGo;
            return rows;
          },
        )) as unknown as Executor;
      const reading = places(id, slow);
      await hasRead;
      await sell(id);
      await forgetAvailability(cache, [id]);
      expect(await places(id)).toBe(399);
      await stored(id);
      go();
      expect(await reading).toBe(400);
      await new Promise((wake) => setTimeout(wake, 50));
      expect(await places(id)).toBe(399);
    });

    test("several at once, some cached, some not, some unknown; nonsense is passed by", async () => {
      const [one, other] = [await world.addSailing(), await world.addSailing({ pools: {} })];
      await places(one.id);
      await stored(one.id);
      const unknown = "00000000-0000-7000-8000-000000000000";
      const found = await readAvailability(world.sql, cache, [one.id, other.id, unknown, one.id]);
      expect([...found.keys()].sort()).toEqual([one.id, other.id].sort());
      expect(found.get(other.id)?.pools).toEqual([]);
      await cache.client?.set(availabilityKey(one.id), "nonsense");
      expect(await places(one.id)).toBe(400);
    });

    test("without Redis it comes from the database", async () => {
      const { id } = await world.addSailing();
      expect(await places(id, world.sql, new Cache(null))).toBe(400);
      expect(await forgetAvailability(new Cache(null), [id])).toBe(false);
    });
  },
);
