// A database that stands still: everybody hears so in time, and nobody is booked who does not know of it.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "#db/client";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { offersFor, rowsFor } from "#lib/testing/booking-rows-for";
import { place, requestFor } from "#lib/testing/booking-world";
import { lateness } from "#lib/testing/lateness";
import { openStallingProxy } from "#lib/testing/stalling-proxy";
import { openWorld, type World } from "#lib/testing/world";
import { queueBooking } from "../placing-queue";

const server = process.env.TEST_DATABASE_URL;
/** A batch, and many behind it. */
const buyers = 200;
const inOneBatch = 64;

describe.skipIf(!server)("a database that stands still (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  test("each of a crowd hears within its own time; who never left is not booked, and the rest by their keys", async () => {
    const { id } = await world.addSailing();
    const request = await requestFor(world, [id], { adults: 1 });
    const offers = await offersFor(world, request);
    const proxy = await openStallingProxy(world.url);
    const far = openDatabase(proxy.url, 10);
    const process = { ...world, database: far };
    const keys = Array.from({ length: buyers }, () => randomUUID());
    const booked = async () => {
      const [row] = await world.sql<{ count: number }[]>`
        select count(*)::int from booking_leg where sailing_id = ${id}`;
      return row?.count ?? 0;
    };
    try {
      proxy.stallAt("place_bookings");
      const late = lateness(6_000);
      const began = performance.now();
      // Past the reading of offers, so that all of them stand in the queue for places.
      const heard = await Promise.allSettled(
        keys.map((key) => queueBooking(far, rowsFor(request, offers, { key }))),
      );
      const tookMs = performance.now() - began - (await late);
      expect(proxy.isStalled()).toBe(true);
      expect(tookMs).toBeLessThan(7_000);
      for (const one of heard) {
        expect(one).toMatchObject({
          reason: { code: "service_unavailable", facts: { retryAfterSeconds: 1 } },
        });
      }
      expect(await booked()).toBe(0);

      // What had left may still be written; what waited behind it never is.
      proxy.goOn();
      await expect.poll(booked, { timeout: 5_000 }).toBe(inOneBatch);
      await lateness(300);
      expect(await booked()).toBe(inOneBatch);

      const again = await Promise.all(keys.map((key) => place(process, request, { key })));
      expect(again.filter(({ created }) => !created)).toHaveLength(inOneBatch);
      expect(new Set(again.map(({ bookingId }) => bookingId)).size).toBe(buyers);
      expect(await booked()).toBe(buyers);
      expect(await checkInvariants(world.sql)).toEqual([]);
    } finally {
      await far.end();
      await proxy.end();
    }
  });
});
