import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BookingRequest } from "#lib/booking/booking-request";
import { DomainError } from "#lib/errors/domain-error";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { fc } from "#lib/testing/chance";
import {
  born,
  cancelAsQuoted,
  confirmedBooking,
  inDays,
  personOf,
  soldPlaces,
} from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { readBooking } from "../read-booking";
import type { CancelScope } from "./cancel-scope";

const server = process.env.TEST_DATABASE_URL;
const kinds = ["passengers", "vehicles", "legs", "cabins", "pets"] as const;

/** A party that may travel: its first is an adult, who drives; the third, too, is one. */
const party = fc.record({
  others: fc.array(fc.constantFrom(born.other, born.child, born.infant), { maxLength: 4 }),
  vehicles: fc.subarray([
    { kind: "car" as const, length_cm: 450, height_cm: 180, driver: 0 },
    { kind: "bicycle" as const, length_cm: 190, height_cm: 120, driver: 0 },
  ]),
  cabins: fc.integer({ min: 0, max: 3 }),
  pets: fc.integer({ min: 0, max: 2 }),
  isReturn: fc.boolean(),
  fare: fc.constantFrom("standard", "flex"),
  currency: fc.constantFrom("EUR", "TND", "JPY"),
});
/** Each command names some of what is live: by kind and by which of them. */
const commands = fc.array(
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), nth: fc.nat({ max: 9 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 6 },
);

describe.skipIf(!server)("any parts of any booking (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 10);
    // Prices that end in anything: half up and steps of ten have something to do.
    await world.sql`update tariff_item set amount_minor = amount_minor + 37 where item <> 'infant' and amount_minor > 0`;
  });
  afterAll(() => world?.end());

  async function book(wish: typeof party extends fc.Arbitrary<infer T> ? T : never) {
    await world.sql`update tariff set currency = ${wish.currency}`;
    const out = await world.addSailing({ departs: inDays(31), price_level_bp: 9_973 });
    const back = await world.addSailing({
      from: "FRMRS",
      to: "TNLGN",
      departs: inDays(40),
      price_level_bp: 11_111,
    });
    const ids = wish.isReturn ? [out.id, back.id] : [out.id];
    const changes: Partial<BookingRequest> = {
      journeys: ids.map((id) => ({ sailing_ids: [id], fare: wish.fare })),
      passengers: [personOf(born.adult), ...wish.others.map((birth) => personOf(birth))],
      vehicles: wish.vehicles,
      cabins: ids.flatMap((sailing_id) =>
        wish.cabins > 0 ? [{ sailing_id, kind: "inside_2", quantity: wish.cabins }] : [],
      ),
      pets: wish.pets > 0 ? [{ sailing_id: out.id, quantity: wish.pets }] : [],
    };
    return await confirmedBooking(world, [], changes);
  }

  const view = async (id: string) => {
    const booking = await readBooking({ sql: world.sql, language: "en" }, id);
    if (!booking) throw new Error("no booking");
    return booking;
  };

  async function liveIds(id: string): Promise<CancelScope> {
    const booking = await view(id);
    const idsOf = (all: { id: string; cancelled_at: string | null }[]) =>
      all.filter((one) => one.cancelled_at === null).map((one) => one.id);
    const live = new Set(
      booking.legs.filter((leg) => !leg.cancelled_at).map((leg) => leg.position),
    );
    return {
      passengers: idsOf(booking.passengers),
      vehicles: idsOf(booking.vehicles),
      legs: idsOf(booking.legs),
      cabins: idsOf(booking.cabins.filter((cabin) => live.has(cabin.leg_position))),
      pets: idsOf(booking.pets.filter((pet) => live.has(pet.leg_position))),
    };
  }

  test("end with sums exact and pools empty", async () => {
    let partial = 0;
    await fc.assert(
      fc.asyncProperty(party, commands, async (wish, steps) => {
        const id = await book(wish);
        const sold = (await view(id)).total.amount_minor;
        let returned = 0;
        let kept = 0;
        for (const step of steps) {
          const before = await view(id);
          if (before.status === "CANCELLED") break;
          const live = await liveIds(id);
          const named: Partial<CancelScope> = {};
          for (const { kind, nth } of step) {
            const one = live[kind][nth % Math.max(1, live[kind].length)];
            if (one) named[kind] = [...new Set([...(named[kind] ?? []), one])];
          }
          if (Object.keys(named).length === 0) continue;
          const quote = await cancelAsQuoted(world, id, named).catch((error: unknown) => {
            if (error instanceof DomainError && error.code === "not_cancellable") return null;
            throw error;
          });
          if (!quote) continue;
          if (quote.scope === "part") partial += 1;
          returned += quote.refund.amount_minor;
          kept += quote.fee.amount_minor;
          const after = await view(id);
          const lines = after.items.reduce((sum, item) => sum + item.amount_minor, 0);
          expect(after.total.amount_minor).toBe(lines);
          expect(after.sold_total.amount_minor).toBe(sold);
          if (after.status === "CONFIRMED") {
            expect(after.total.amount_minor + returned + kept).toBe(sold);
            expect(quote.remaining?.total).toEqual(after.total);
          }
          if (wish.currency === "TND") {
            expect([quote.refund.amount_minor % 10, after.total.amount_minor % 10]).toEqual([0, 0]);
          }
        }
        if ((await view(id)).status === "CONFIRMED") {
          const rest = await cancelAsQuoted(world, id, null);
          returned += rest.refund.amount_minor;
          kept += rest.fee.amount_minor;
        }
        expect(returned + kept).toBe(sold);
        const [owed] = await world.sql<{ owed: number }[]>`
          select coalesce(sum(amount_minor), 0)::int as owed from refund where booking_id = ${id}`;
        expect(owed?.owed).toBe(returned);
        expect(await soldPlaces(world, id)).toEqual({});
      }),
      { numRuns: 60 },
    );
    expect(partial).toBeGreaterThan(30);
    expect(await checkInvariants(world.sql)).toEqual([]);
  }, 120_000);
});
