import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "#db/client";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { portDirectory } from "#lib/port/port-directory";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { bornView } from "./born-view";
import { readBooking } from "./read-booking";
import { documentPlace, openDocument } from "./seal-document";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("placing a booking (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());

  const held = async (sailingId: string) =>
    (
      await world.sql<{ held: number }[]>`
      select held from pool where sailing_id = ${sailingId} and kind = 'passengers'`
    )[0]?.held;

  test("claims every pool and writes all of it", async () => {
    const { id } = await world.addSailing();
    const request = await requestFor(world, [id], {
      changes: {
        vehicles: [
          { kind: "camper", length_cm: 700, height_cm: 290, registration: "AB-123-CD", driver: 0 },
        ],
        cabins: [{ sailing_id: id, kind: "inside_2", quantity: 1 }],
        pets: [{ sailing_id: id, quantity: 1 }],
      },
    });
    const placed = await place(world, request);
    expect(placed.created).toBe(true);
    const pools =
      await world.sql`select kind, held from pool where sailing_id = ${id} and held > 0 order by kind`;
    expect(Object.fromEntries(pools.map((pool) => [pool.kind, pool.held]))).toEqual({
      "cabin:inside_2": 1,
      kennels: 1,
      lane_high_cm: 730,
      passengers: 2,
    });
    const view = await readBooking({ sql: world.sql, language: "en" }, placed.bookingId);
    expect(view?.status).toBe("PENDING");
    expect(view?.items.reduce((sum, item) => sum + item.amount_minor, 0)).toBe(
      view?.total.amount_minor,
    );
    expect(view?.legs[0]?.arrival_day_offset).toBe(1);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test.each(["en", "fr"] as const)(
    "what is answered at once is what would be read (%s)",
    async (language) => {
      const out = await world.addSailing({ departs: "2027-07-01T20:00" });
      const back = await world.addSailing({
        from: "ITCVV",
        to: "ITPMO",
        operator: "GNV",
        departs: "2027-07-09T20:00",
      });
      const request = await requestFor(world, [], {
        changes: {
          journeys: [
            { sailing_ids: [out.id], fare: "standard" },
            { sailing_ids: [back.id], fare: "flex", passengers: [1], vehicles: [] },
          ],
          vehicles: [{ kind: "car", length_cm: 450, height_cm: 180, driver: 0 }],
          cabins: [{ sailing_id: out.id, kind: "inside_2", quantity: 1 }],
        },
      });
      const { bookingId, born } = await place(world, request);
      const read = await readBooking({ sql: world.sql, language }, bookingId);
      const ports = await portDirectory(world.sql);
      expect(born && bornView(born, { ports, language })).toEqual({
        ...read,
        server_time: expect.stringMatching(/Z$/),
      });
    },
  );

  test("document numbers are unreadable in the database and open only in their place", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id], { adults: 1 }));
    const [row] = await world.sql<{ document_number: Buffer }[]>`
      select document_number from booking_passenger where booking_id = ${bookingId}`;
    const sealed = row?.document_number as Buffer;
    expect(sealed.includes("12AB34567")).toBe(false);
    const key = Buffer.alloc(32, 7);
    expect(openDocument(key, documentPlace(bookingId, 0), sealed)).toBe("12AB34567");
    expect(() => openDocument(key, documentPlace(bookingId, 1), sealed)).toThrow();
  });

  test("two buyers for the last two places: one gets them, the other hears what is left", async () => {
    const { id } = await world.addSailing({ pools: { passengers: 2 } });
    const request = await requestFor(world, [id]);
    const results = await Promise.allSettled([place(world, request), place(world, request)]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected") as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({
      code: "no_capacity",
      facts: { remaining: [{ sailing_id: id, kind: "passengers", available: 0 }] },
    });
    expect(await held(id)).toBe(2);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("negative control: without its locks and checks, the same race sells the places twice", async () => {
    const other = await openWorld(server as string, 20);
    const second = openDatabase(other.url, 4);
    await second.sql`select 1`;
    try {
      // The guard off: reads what is free, waits as a busy server would, and writes what it believed.
      await other.sql`alter table pool drop constraint pool_not_oversold`;
      const [source] = await other.sql<
        { body: string }[]
      >`select pg_get_functiondef('place_bookings'::regproc) as body`;
      await other.sql.unsafe(
        (source as { body: string }).body
          .replace(/PERFORM 1 FROM pool WHERE id = ANY \(c_pools\) ORDER BY id FOR UPDATE;/, "")
          .replace(
            "UPDATE pool p SET held = p.held + w.quantity",
            "PERFORM pg_sleep(1);\n  UPDATE pool p SET held = p.held + w.quantity",
          ),
      );
      const { id } = await other.addSailing({ pools: { passengers: 2 } });
      const request = await requestFor(other, [id]);
      // Two processes: within one, the two would go together and need no lock between them.
      const results = await Promise.allSettled([
        place(other, request),
        place({ ...other, database: second }, request),
      ]);
      expect(results.map((result) => result.status)).toEqual(["fulfilled", "fulfilled"]);
      expect((await checkInvariants(other.sql)).map((broken) => broken.id)).toContain("I1");
    } finally {
      await second.end();
      await other.end();
    }
  });

  test("100 parties of mixed size for 60 places sell no more than 60", async () => {
    const { id } = await world.addSailing({ pools: { passengers: 60 } });
    const requests = await Promise.all(
      [1, 2, 3].map((adults) => requestFor(world, [id], { adults })),
    );
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) => place(world, requests[index % 3] as never)),
    );
    const codes = results.flatMap((result) =>
      result.status === "rejected" ? [result.reason.code] : [],
    );
    expect(new Set(codes)).toEqual(new Set(["no_capacity"]));
    expect(await held(id)).toBeGreaterThan(57);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("the same key gives the same booking, at once and later, and another body is refused", async () => {
    const { id } = await world.addSailing();
    const request = await requestFor(world, [id]);
    const key = "a-key-of-some-length";
    const placed = await Promise.all(
      Array.from({ length: 8 }, () => place(world, request, { key })),
    );
    expect(new Set(placed.map((booking) => booking.bookingId)).size).toBe(1);
    expect(placed.filter((booking) => booking.created)).toHaveLength(1);
    expect(await held(id)).toBe(2);
    await world.sql`update sailing set price_level_bp = price_level_bp * 2 where id = ${id}`;
    expect((await place(world, request, { key })).created).toBe(false);
    const other = { ...request, contact: { ...request.contact, name: "Somebody Else" } };
    await expect(place(world, other, { key })).rejects.toMatchObject({
      code: "idempotency_mismatch",
    });
  });

  test("a refusal is not remembered: the same key may try again", async () => {
    const { id } = await world.addSailing({ pools: { passengers: 1 } });
    const request = await requestFor(world, [id]);
    const key = "another-key-of-some-length";
    await expect(place(world, request, { key })).rejects.toMatchObject({ code: "no_capacity" });
    await world.sql`update pool set capacity = 10 where sailing_id = ${id}`;
    expect((await place(world, request, { key })).created).toBe(true);
  });

  test("the price is what was seen, or the new quote comes back", async () => {
    const { id } = await world.addSailing();
    const request = await requestFor(world, [id]);
    await world.sql`update sailing set price_level_bp = price_level_bp + 1000 where id = ${id}`;
    const now = await requestFor(world, [id]);
    await expect(place(world, request)).rejects.toMatchObject({
      code: "price_changed",
      facts: { quote: { total: now.expected_total } },
    });
    expect(await held(id)).toBe(0);
  });

  test("a booking that costs nothing is confirmed at once, without Stripe", async () => {
    const other = await openWorld(server as string, 5);
    try {
      await other.sql`update tariff_item set amount_minor = 0`;
      const { id } = await other.addSailing();
      const { bookingId } = await place(other, await requestFor(other, [id], { adults: 1 }));
      const view = await readBooking({ sql: other.sql, language: "en" }, bookingId);
      expect(view).toMatchObject({
        status: "CONFIRMED",
        total: { amount_minor: 0 },
        payment: { status: "COMPLETED" },
      });
      expect(await checkInvariants(other.sql)).toEqual([]);
    } finally {
      await other.end();
    }
  });

  test.each([
    ["an infant alone", { birth_date: "2026-01-01" }, "passengers.0.birth_date"],
    ["not yet born", { birth_date: "2090-01-01" }, "passengers.0.birth_date"],
  ])("%s is refused with the field to mend", async (_name, change, path) => {
    const { id } = await world.addSailing();
    const request = await requestFor(world, [id], { adults: 1 });
    const passengers = request.passengers.map((passenger) => ({ ...passenger, ...change }));
    await expect(place(world, { ...request, passengers })).rejects.toMatchObject({
      code: "invalid",
      facts: { errors: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });
});
