// What one request of a batch suffers is its own: the others have their places.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "#db/client";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { place, requestFor } from "#lib/testing/booking-world";
import { openLosingProxy } from "#lib/testing/losing-proxy";
import { openWorld, type World } from "#lib/testing/world";

const server = process.env.TEST_DATABASE_URL;
const fates = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) =>
    result.status === "fulfilled" ? "placed" : (result.reason.code ?? String(result.reason)),
  );

describe.skipIf(!server)("harm to one of a batch (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());

  const heldOn = async (sailingId: string) =>
    (
      await world.sql<{ held: number }[]>`
      select held from pool where sailing_id = ${sailingId} and kind = 'passengers'`
    )[0]?.held;

  test("what the database refuses is refused alone, and the others are served as they came", async () => {
    const { id } = await world.addSailing({ pools: { passengers: 12 } });
    const good = await requestFor(world, [id], { adults: 1 });
    // Text with a NUL is what Postgres cannot take; the endpoint keeps it out, so it comes in below it.
    const poison = {
      ...good,
      passengers: good.passengers.map((passenger) => ({ ...passenger, first_name: "a\0b" })),
    };
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => place(world, index % 5 === 2 ? poison : good)),
    );
    const heard = fates(results);
    expect(heard.filter((_, index) => index % 5 === 2)).toEqual(Array(4).fill("22P05"));
    const others = heard.filter((_, index) => index % 5 !== 2);
    // Who came first has a place, poisoned neighbours or not.
    expect(others).toEqual([...Array(12).fill("placed"), ...Array(4).fill("no_capacity")]);
    expect(await heldOn(id)).toBe(12);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("who waits for places somebody has locked fails in time; nobody else waits with them", async () => {
    const { id: locked } = await world.addSailing();
    const { id: free } = await world.addSailing();
    const small = openDatabase(world.url, 4);
    const process = { ...world, database: small };
    const [stuck, easy] = [
      await requestFor(world, [locked], { adults: 1 }),
      await requestFor(world, [free], { adults: 1 }),
    ];
    try {
      await world.sql.begin(async (tx) => {
        await tx`select 1 from pool where sailing_id = ${locked} for update`;
        const started = performance.now();
        const results = await Promise.allSettled(
          Array.from({ length: 60 }, (_, index) => place(process, index % 3 ? stuck : easy)),
        );
        expect(performance.now() - started).toBeLessThan(8_000);
        const heard = fates(results);
        expect(new Set(heard.filter((_, index) => index % 3))).toEqual(
          new Set(["service_unavailable"]),
        );
        expect(new Set(heard.filter((_, index) => index % 3 === 0))).toEqual(new Set(["placed"]));
      });
      expect(await heldOn(locked)).toBe(0);
      expect(await heldOn(free)).toBe(20);
      expect((await place(process, stuck)).created).toBe(true);
      expect(await checkInvariants(world.sql)).toEqual([]);
    } finally {
      await small.end();
    }
  });

  test("a connection killed while its statement waits: it is asked again, and each key has one booking", async () => {
    const { id } = await world.addSailing();
    const request = await requestFor(world, [id], { adults: 1 });
    const keys = Array.from({ length: 6 }, (_, index) => `killed-in-the-middle-${index}`);
    let waiting: Promise<PromiseSettledResult<unknown>[]> | undefined;
    await world.sql.begin(async (tx) => {
      await tx`select 1 from pool where sailing_id = ${id} for update`;
      waiting = Promise.allSettled(keys.map((key) => place(world, request, { key })));
      let killed = 0;
      while (killed === 0) {
        await sleep(20);
        killed =
          // Not in the transaction, where what is looked at stands still.
          (
            await world.sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%place_bookings%'`
          ).length;
      }
    });
    const first = fates((await waiting) ?? []);
    expect(first).toEqual(keys.map(() => "placed"));
    await Promise.all(keys.map((key) => place(world, request, { key })));
    expect(await heldOn(id)).toBe(6);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test.each([1, 5])(
    "an answer lost after the commit, in a batch of %i: one booking a key",
    async (size) => {
      const { id } = await world.addSailing();
      const request = await requestFor(world, [id], { adults: 1 });
      const proxy = await openLosingProxy(world.url);
      const far = openDatabase(proxy.url, 4);
      const process = { ...world, database: far };
      const keys = Array.from({ length: size }, (_, index) => `lost-on-the-way-${size}-${index}`);
      try {
        proxy.loseAnswerTo("lost-on-the-way");
        const first = await Promise.allSettled(keys.map((key) => place(process, request, { key })));
        expect(proxy.lost()).toBe(1);
        const again = await Promise.all(keys.map((key) => place(process, request, { key })));
        // It was asked again, and heard of its own booking.
        first.forEach((result, index) => {
          expect(result).toMatchObject({ status: "fulfilled", value: { created: true } });
          expect(result).toMatchObject({ value: { bookingId: again[index]?.bookingId } });
        });
        expect(again.every(({ created }) => !created)).toBe(true);
        expect(await heldOn(id)).toBe(size);
        const bookings = await world.sql`
        select count(*)::int as count from booking_leg where sailing_id = ${id}`;
        expect(bookings[0]?.count).toBe(size);
        expect(await checkInvariants(world.sql)).toEqual([]);
      } finally {
        await far.end();
        await proxy.end();
      }
    },
  );
});
