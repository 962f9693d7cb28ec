import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { findByReference } from "./find-by-reference";
import { findLapsed } from "./find-lapsed";
import { findUnsettled } from "./find-unsettled";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("finding bookings (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let bookingId: string;
  beforeAll(async () => {
    world = await openWorld(server as string);
    const { id } = await world.addSailing();
    bookingId = (await place(world, await requestFor(world, [id]))).bookingId;
  });
  afterAll(() => world?.end());

  test("by reference and e-mail, however they are typed; the same refusal for either", async () => {
    const [row] = await world.sql<
      { reference: string }[]
    >`select reference from booking where id = ${bookingId}`;
    const reference = row?.reference as string;
    const typed = ` ${reference.slice(0, 5).toLowerCase()}-${reference.slice(5)} `;
    const { drizzle } = world.database;
    expect(await findByReference(drizzle, { reference: typed, email: "AMEL@example.com " })).toBe(
      bookingId,
    );
    for (const wrong of [
      { reference, email: "other@example.com" },
      { reference: "0000000000", email: "amel@example.com" },
    ]) {
      await expect(findByReference(drizzle, wrong)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  test("lapsed ones only once their time has passed", async () => {
    expect(await findLapsed(world.database.drizzle, 10)).toEqual([]);
    await world.sql`update hold set expires_at = now() - interval '1 second' where booking_id = ${bookingId}`;
    expect(await findLapsed(world.database.drizzle, 10)).toEqual([bookingId]);
  });

  test("unsettled intents that have been silent for a while", async () => {
    const reading = await readingFor(world, bookingId, "processing");
    await world.sql`update payment set updated_at = now() + interval '10 seconds' where booking_id = ${bookingId}`;
    expect(await findUnsettled(world.database.drizzle, 10)).toEqual([]);
    await world.sql`update payment set updated_at = now() - interval '1 minute' where booking_id = ${bookingId}`;
    expect(await findUnsettled(world.database.drizzle, 10)).toEqual([reading.id]);
  });
});
