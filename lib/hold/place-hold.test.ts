import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withTransaction } from "#db/transaction";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { placeHold } from "./place-hold";

const server = process.env.TEST_DATABASE_URL;

/** Lets a hold end at this instant. */
const endNow = ({ sql }: World, bookingId: string) =>
  sql`update hold set expires_at = clock_timestamp() where booking_id = ${bookingId}`;

describe.skipIf(!server)("placing a hold (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());

  const poolOf = async (sailingId: string) =>
    (
      await world.sql<{ id: number }[]>`
      select id from pool where sailing_id = ${sailingId} and kind = 'passengers'`
    )[0]?.id as number;

  test("opposed baskets on two sailings do not deadlock: pools are locked by id, whatever the basket says", async () => {
    const bookings = await world.addSailing();
    const request = await requestFor(world, [bookings.id], { adults: 1 });
    const ids = (await Promise.all(Array.from({ length: 40 }, () => place(world, request)))).map(
      (b) => b.bookingId,
    );
    const a = await poolOf((await world.addSailing()).id);
    const b = await poolOf((await world.addSailing()).id);
    const results = await Promise.all(
      ids.map((bookingId, index) =>
        withTransaction(world.database, (tx) =>
          placeHold(
            tx,
            bookingId,
            (index % 2 ? [a, b] : [b, a]).map((poolId, legPosition) => ({
              poolId,
              quantity: 1,
              legPosition,
            })),
            { seconds: 60, longestSeconds: 60 },
          ),
        ),
      ),
    );
    expect(results.every((result) => result.placed)).toBe(true);
    const pools = await world.sql`select held from pool where id in (${a}, ${b})`;
    expect(pools.map((pool) => pool.held)).toEqual([40, 40]);
  });

  test("a hold that lapses is free at that instant, before anybody swept it, and comes back once", async () => {
    const { id } = await world.addSailing({ pools: { passengers: 2 } });
    const request = await requestFor(world, [id]);
    const { bookingId } = await place(world, request);
    await expect(place(world, request)).rejects.toMatchObject({ code: "no_capacity" });
    await endNow(world, bookingId);
    const [free] = await world.sql`
      select available from pool_availability where sailing_id = ${id} and kind = 'passengers'`;
    expect(free?.available).toBe(2);
    expect((await place(world, request)).created).toBe(true);
    await expect(place(world, request)).rejects.toMatchObject({ code: "no_capacity" });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("a pinned hold does not end by the clock", async () => {
    const { id } = await world.addSailing({ pools: { passengers: 2 } });
    const request = await requestFor(world, [id]);
    const { bookingId } = await place(world, request);
    await world.sql`update hold set pinned = true where booking_id = ${bookingId}`;
    await endNow(world, bookingId);
    await expect(place(world, request)).rejects.toMatchObject({ code: "no_capacity" });
  });
});
