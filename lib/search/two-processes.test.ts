// What one process forgets, another does not say again: not once, though it keeps answers for minutes.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { forgetBooking } from "#lib/booking/forget-booking";
import { placeBooking } from "#lib/booking/place-booking";
import { requestFor, traveller } from "#lib/testing/booking-world";
import { openSearchProcess, type SearchProcess } from "#lib/testing/open-search-process";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { openWorld, type World } from "#lib/testing/world";
import { forgetSchedule } from "./forget-searches";
import type { SearchQuery } from "./journey";

const server = process.env.TEST_DATABASE_URL;
const redis = await openRedis();
afterAll(() => redis?.kill());

const now = new Date("2027-01-01T00:00:00Z");
const party = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
const query: SearchQuery = { from: "tunis", to: "marseille", date: "2027-06-01", party };

describe.skipIf(!server || !redis)(
  "two processes (needs TEST_DATABASE_URL and redis-server)",
  // The other process has 50 ms for Redis: a machine that stalls gets another try, a guard that is gone fails all.
  { retry: 3 },
  () => {
    const { url, patient: cache } = redis as OwnRedis;
    let world: World;
    let other: SearchProcess;
    let sailing: string;
    const hears = () => vi.waitUntil(() => other.isHearing(), { timeout: 20_000 });
    beforeAll(async () => {
      world = await openWorld(server as string);
      const pools = { passengers: 2_000 };
      sailing = (await world.addSailing({ departs: "2027-06-01T20:00", pools })).id;
      other = await openSearchProcess(world.url, url, now);
      await hears();
    });
    afterAll(async () => {
      other?.end();
      await world?.end();
    });

    /** Asked until it keeps its answer: what was just read may be older than the last news. */
    const kept = async () => {
      await expect.poll(async () => (await other.search(query)).cacheStatus).toBe("HIT");
      return other.search(query);
    };
    const book = async () => {
      const request = await requestFor(world, [sailing]);
      const hold = { seconds: 300, longestSeconds: 1_200 };
      const context = { database: world.database, now, documentKey: Buffer.alloc(32), hold };
      return placeBooking(context, traveller, request, randomUUID());
    };

    test("a booking confirmed here is missing there in the very next search, fifty times", async () => {
      let { places } = await kept();
      for (let turn = 0; turn < 50; turn += 1) {
        const { bookingId } = await book();
        // What happens once its money has come (inngest/payment/settle-event).
        await forgetBooking({ sql: world.sql, cache }, bookingId);
        const next = await other.search(query);
        expect(next.places).toEqual([(places[0] as number) - 2]);
        places = (await kept()).places;
      }
    });

    test("control: without being told, it would say the old again, well past a second", async () => {
      const { places } = await kept();
      await book();
      await new Promise((wake) => setTimeout(wake, 1_300));
      expect(await other.search(query)).toMatchObject({ places, cacheStatus: "HIT" });
    });

    test("a change of schedule here is in the timetable that the other keeps, at once", async () => {
      await kept();
      const total = async (adults: number) =>
        (await other.search({ ...query, party: { ...party, adults } })).total;
      const before = await total(3);
      expect(before).toBeGreaterThan(0);
      await world.addSailing({ departs: "2027-06-01T10:00" });
      // Another party, never asked for before: the ways are kept, and nobody has told of a new one.
      expect(await total(4)).toBe(before);
      await forgetSchedule(cache, [{ from_port: "TNLGN", to_port: "FRMRS" }]);
      expect(await total(5)).toBe(before + 1);
      expect(await total(3)).toBe(before + 1);
    });

    test("while it cannot hear, it says nothing for longer than a second", async () => {
      const { places } = await kept();
      await cache.client?.client("PAUSE", 2_500, "ALL");
      await book();
      await new Promise((wake) => setTimeout(wake, 1_600));
      expect((await other.search(query)).places).not.toEqual(places);
      await hears();
    });
  },
);
