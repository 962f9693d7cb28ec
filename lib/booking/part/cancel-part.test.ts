import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { traveller } from "#lib/testing/booking-world";
import {
  born,
  cancelAsQuoted,
  confirmedBooking,
  inDays,
  personOf,
  scopeOf,
  soldPlaces,
} from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { cancelBooking } from "../cancel-booking";
import { readBooking } from "../read-booking";
import type { CancelScope } from "./cancel-scope";
import { quotePart } from "./quote-part";

const server = process.env.TEST_DATABASE_URL;
const eur = (amount_minor: number) => ({ amount_minor, currency: "EUR" });

describe.skipIf(!server)("cancelling a part of a booking (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let out: string;
  let back: string;
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());

  /** Two adults, a child and an infant, a car, two inside cabins and a dog, out and back. */
  async function family() {
    out = (await world.addSailing({ departs: inDays(40) })).id;
    back = (await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: inDays(50) })).id;
    return await confirmedBooking(world, [], {
      journeys: [
        { sailing_ids: [out], fare: "standard" },
        { sailing_ids: [back], fare: "standard" },
      ],
      passengers: [
        personOf(born.adult, "Amel"),
        personOf(born.other, "Jean"),
        personOf(born.child, "Mia"),
        personOf(born.infant, "Noa"),
      ],
      vehicles: [{ kind: "car", length_cm: 450, height_cm: 180, registration: "AB", driver: 0 }],
      cabins: [
        { sailing_id: out, kind: "inside_2", quantity: 2 },
        { sailing_id: back, kind: "inside_2", quantity: 1 },
      ],
      pets: [{ sailing_id: out, quantity: 1 }],
    });
  }
  const view = async (id: string) => {
    const booking = await readBooking({ sql: world.sql, language: "en" }, id);
    if (!booking) throw new Error("no booking");
    return booking;
  };
  const linesOf = async (id: string) =>
    (await view(id)).items.map(({ leg_position, label, amount_minor }) => [
      leg_position,
      label,
      amount_minor,
    ]);
  const refused = async (id: string, named: Partial<CancelScope>) =>
    await quotePart(world.sql, id, scopeOf(named), "en").then(
      () => null,
      (error) => ({ code: error.code, because: error.facts.because, errors: error.facts.errors }),
    );

  test("a child gives back the child's price on each leg by its conditions, and the port fees in full", async () => {
    const id = await family();
    const before = (await view(id)).total.amount_minor;
    const quote = await cancelAsQuoted(world, id, { passengers: ["passenger-2"] });
    // 6000 a leg at 80 %, and 1500 of port fees a leg.
    expect(quote).toMatchObject({
      scope: "part",
      refund: eur(2 * (4_800 + 1_500)),
      fee: eur(2 * 1_200),
      remaining: {
        total: eur(before - 15_000),
        passengers: ["passenger-0", "passenger-1", "passenger-3"],
        legs: ["leg-0", "leg-1"],
        vehicles: ["vehicle-0"],
        cabins: ["cabin-0-inside_2-0", "cabin-0-inside_2-1", "cabin-1-inside_2-0"],
        pets: ["pet-0-0"],
      },
      drivers: [],
    });
    const after = await view(id);
    expect(after).toMatchObject({
      status: "CONFIRMED",
      total: eur(before - 15_000),
      sold_total: eur(before),
    });
    expect(after.passengers.map(({ cancelled_at }) => cancelled_at !== null)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(after.legs.map(({ passengers }) => passengers)).toEqual([
      [0, 1, 3],
      [0, 1, 3],
    ]);
    expect(after.cancellations).toMatchObject([
      {
        refund: quote.refund,
        fee: quote.fee,
        items: [
          { label: "1 child", amount_minor: 6_000, leg_position: 0 },
          { label: "Port fees", quantity: 1, amount_minor: 1_500, leg_position: 0 },
          { label: "1 child", amount_minor: 6_000, leg_position: 1 },
          { label: "Port fees", quantity: 1, amount_minor: 1_500, leg_position: 1 },
        ],
        legs: [
          { leg: "leg-0", whole: false, passengers: ["passenger-2"] },
          { leg: "leg-1", whole: false, passengers: ["passenger-2"] },
        ],
      },
    ]);
    expect(await soldPlaces(world, id)).toEqual({
      "0 cabin:inside_2": 2,
      "0 kennels": 1,
      "0 lane_low_cm": 480,
      "0 passengers": 3,
      "1 cabin:inside_2": 1,
      "1 lane_low_cm": 480,
      "1 passengers": 3,
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("vehicle, cabin, pet, leg and then the rest, one after the other: each its refund, all of it back", async () => {
    const id = await family();
    const sold = (await view(id)).total.amount_minor;
    const refunds = [
      (await cancelAsQuoted(world, id, { vehicles: ["vehicle-0"] })).refund,
      (await cancelAsQuoted(world, id, { cabins: ["cabin-0-inside_2-0"] })).refund,
      (await cancelAsQuoted(world, id, { pets: ["pet-0-0"] })).refund,
    ];
    expect(refunds).toEqual([eur(2 * 16_000), eur(6_400), eur(2_000)]);
    expect(
      (await view(id)).cabins.map(({ id: cabin, cancelled_at }) => [cabin, cancelled_at !== null]),
    ).toEqual([
      ["cabin-0-inside_2-0", true],
      ["cabin-0-inside_2-1", false],
      ["cabin-1-inside_2-0", false],
    ]);
    expect(await soldPlaces(world, id)).toEqual({
      "0 cabin:inside_2": 1,
      "0 passengers": 4,
      "1 cabin:inside_2": 1,
      "1 passengers": 4,
    });
    expect(await linesOf(id)).toEqual([
      [0, "2 adults", 24_000],
      [0, "1 child", 6_000],
      [0, "1 infant", 0],
      [0, "1 inside cabin, 2 beds", 8_000],
      [0, "Port fees", 6_000],
      [1, "2 adults", 24_000],
      [1, "1 child", 6_000],
      [1, "1 infant", 0],
      [1, "1 inside cabin, 2 beds", 8_000],
      [1, "Port fees", 6_000],
    ]);
    const leg = await cancelAsQuoted(world, id, { legs: ["leg-1"] });
    expect(leg).toMatchObject({ refund: eur(30_400 + 6_000), remaining: { legs: ["leg-0"] } });
    const shrunk = await view(id);
    expect(shrunk.legs[1]).toMatchObject({ operator_status: "CANCELLED" });
    expect(shrunk.legs[1]?.cancelled_at).not.toBeNull();
    expect(await checkInvariants(world.sql)).toEqual([]);

    const rest = await cancelAsQuoted(world, id, null);
    expect(rest).toMatchObject({ scope: "whole", refund: eur(30_400 + 6_000) });
    const rows = await world.sql<{ amount_minor: number; status: string }[]>`
      select amount_minor, status from refund where booking_id = ${id} order by created_at`;
    expect(rows.map(({ amount_minor }) => amount_minor)).toEqual([
      32_000, 6_400, 2_000, 36_400, 36_400,
    ]);
    expect(await soldPlaces(world, id)).toEqual({});
    const [books] = await world.sql<{ kept: number; sales: number }[]>`
      select -sum(e.amount_minor) filter (where e.account = 'fees_kept')::int as kept,
        coalesce(sum(e.amount_minor) filter (where e.account = 'sales'), 0)::int as sales
      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id where t.booking_id = ${id}`;
    const returned = 32_000 + 6_400 + 2_000 + 2 * 36_400;
    expect(books).toMatchObject({ kept: sold - returned, sales: 0 });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("several kinds at once are one cancellation, one refund and one mail", async () => {
    const id = await family();
    await cancelAsQuoted(world, id, {
      passengers: ["passenger-3", "passenger-2"],
      cabins: ["cabin-0-inside_2-1"],
      legs: ["leg-1"],
    });
    const [counts] = await world.sql`
      select (select count(*)::int from refund where booking_id = ${id}) as refunds,
        (select count(*)::int from notice where booking_id = ${id} and kind = 'part_cancellation') as notices,
        (select count(*)::int from partial_cancellation where booking_id = ${id}) as cancellations`;
    expect(counts).toEqual({ refunds: 1, notices: 1, cancellations: 1 });
    expect(await soldPlaces(world, id)).toEqual({
      "0 cabin:inside_2": 1,
      "0 kennels": 1,
      "0 lane_low_cm": 480,
      "0 passengers": 2,
    });
    expect((await view(id)).cabins.find(({ cancelled_at }) => !cancelled_at)?.id).toBe(
      "cabin-0-inside_2-0",
    );
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("a scope that leaves nothing is the whole booking", async () => {
    const id = await family();
    const all = { passengers: [0, 1, 2, 3].map((position) => `passenger-${position}`) };
    const whole = await quotePart(world.sql, id, null, "en");
    expect(await quotePart(world.sql, id, scopeOf(all), "en")).toMatchObject({
      scope: "whole",
      refund: whole.refund,
    });
    await cancelAsQuoted(world, id, { legs: ["leg-0", "leg-1"] });
    expect(await view(id)).toMatchObject({ status: "CANCELLED", cancellations: [] });
    expect(await soldPlaces(world, id)).toEqual({});
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("the driver's place at the wheel goes to another adult; without one the car must go too", async () => {
    const id = await family();
    expect(await refused(id, { passengers: ["passenger-0", "passenger-1"] })).toMatchObject({
      code: "not_cancellable",
      because: "needs_adult",
    });
    const quote = await cancelAsQuoted(world, id, { passengers: ["passenger-0"] });
    expect(quote.drivers).toEqual([{ vehicle: "vehicle-0", driver: "passenger-1" }]);
    expect((await view(id)).vehicles[0]?.driver).toBe(1);
    expect(await checkInvariants(world.sql)).toEqual([]);

    const ids = [await world.addSailing({ departs: inDays(40) })].map((sailing) => sailing.id);
    const two = await confirmedBooking(world, [ids[0] as string], {
      passengers: [personOf(born.adult), personOf(born.other)],
      vehicles: [
        { kind: "car", length_cm: 450, height_cm: 180, driver: 0 },
        { kind: "motorcycle", length_cm: 220, height_cm: 130, driver: 1 },
      ],
    });
    expect(await refused(two, { passengers: ["passenger-0"] })).toEqual({
      code: "not_cancellable",
      because: "needs_driver",
      errors: [{ path: "scope.passengers.0", message: expect.any(String) }],
    });
    await cancelAsQuoted(world, two, { passengers: ["passenger-0"], vehicles: ["vehicle-0"] });
    expect(await soldPlaces(world, two)).toEqual({ "0 lane_low_cm": 250, "0 passengers": 1 });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("vehicles of one kind have each their own price and their own lane, whatever is asked for them today", async () => {
    const { id: sailing } = await world.addSailing({ departs: inDays(40) });
    const car = { kind: "car" as const, registration: null };
    const id = await confirmedBooking(world, [sailing], {
      passengers: [personOf(born.adult), personOf(born.other), personOf("1970-01-01")],
      // The longer one is the cheaper one: it is low.
      vehicles: [
        { ...car, length_cm: 400, height_cm: 210, driver: 0 },
        { ...car, length_cm: 480, height_cm: 180, driver: 1 },
        { ...car, length_cm: 450, height_cm: 180, driver: 2 },
      ],
    });
    const [item] = await world.sql`update vehicle_band set factor_bp = factor_bp * 2 returning 1`;
    await world.sql`update operator set vehicle_gap_cm = 99, low_deck_max_height_cm = 100`;
    expect(item).toBeDefined();
    const quote = await cancelAsQuoted(world, id, { vehicles: ["vehicle-0"] });
    expect(quote.refund.amount_minor + quote.fee.amount_minor).toBe(26_000);
    expect(await soldPlaces(world, id)).toEqual({ "0 lane_low_cm": 990, "0 passengers": 3 });
    await cancelAsQuoted(world, id, { vehicles: ["vehicle-1"] });
    expect(await soldPlaces(world, id)).toEqual({ "0 lane_low_cm": 480, "0 passengers": 3 });
    await world.sql`update vehicle_band set factor_bp = factor_bp / 2`;
    await world.sql`update operator set vehicle_gap_cm = 30, low_deck_max_height_cm = 190`;
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("what isn't the booking's, what is named in vain and what has ended is refused", async () => {
    const id = await family();
    expect(await refused(id, { passengers: ["passenger-0", "passenger-9"] })).toMatchObject({
      code: "invalid",
      errors: [{ path: "scope.passengers.1" }],
    });
    expect(await refused(id, { cabins: ["cabin-0-inside_2-2"] })).toMatchObject({
      code: "invalid",
    });
    expect(await refused(id, {})).toMatchObject({ code: "invalid", errors: [{ path: "scope" }] });
    await cancelAsQuoted(world, id, { cabins: ["cabin-1-inside_2-0"] });
    expect(await refused(id, { cabins: ["cabin-1-inside_2-0"] })).toMatchObject({
      because: "already",
    });
    expect(
      await refused(id, { cabins: ["cabin-1-inside_2-0", "cabin-0-inside_2-0"] }),
    ).toMatchObject({ code: "not_cancellable", because: "already" });
    // Sent again because the answer was lost: nothing is cancelled twice.
    const again = await cancelBooking(world.database, traveller, id, {
      scope: scopeOf({ cabins: ["cabin-1-inside_2-0"] }),
      expectedRefund: eur(6_400),
      reason: "",
    });
    expect(again).toEqual({ cancelled: false, tasks: [] });
    await cancelAsQuoted(world, id, null);
    expect(await refused(id, { passengers: ["passenger-2"] })).toMatchObject({
      code: "not_cancellable",
      because: "not_confirmed",
    });
  });

  test("what has sailed stays; what has not can still go, and the rest of the party is on it", async () => {
    const id = await family();
    await world.sql`update sailing set departs_at = now() - interval '1 hour' where id = ${out}`;
    expect(await refused(id, { legs: ["leg-0"] })).toMatchObject({ because: "sailed" });
    expect(await refused(id, { pets: ["pet-0-0"] })).toMatchObject({ because: "sailed" });
    const quote = await cancelAsQuoted(world, id, { passengers: ["passenger-2"] });
    expect(quote.refund).toEqual(eur(4_800 + 1_500));
    const after = await view(id);
    expect(after.legs.map(({ passengers }) => passengers)).toEqual([
      [0, 1, 2, 3],
      [0, 1, 3],
    ]);
    expect(after.passengers[2]?.cancelled_at).toBeNull();
    const rest = await cancelAsQuoted(world, id, { legs: ["leg-1"] });
    expect(rest).toMatchObject({ scope: "part", remaining: { legs: ["leg-0"] } });
    expect((await view(id)).status).toBe("CONFIRMED");
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("another refund or fee than was seen changes nothing and brings the new quote", async () => {
    const id = await family();
    const scope = scopeOf({ passengers: ["passenger-2"] });
    const quote = await quotePart(world.sql, id, scope, "en");
    const off = { ...quote.fee, amount_minor: quote.fee.amount_minor + 1 };
    for (const seen of [
      { expectedRefund: eur(1) },
      { expectedRefund: quote.refund, expectedFee: off },
    ]) {
      await expect(
        cancelBooking(world.database, traveller, id, { scope, ...seen, reason: "" }),
      ).rejects.toMatchObject({ code: "refund_changed", facts: { quote: { fee: quote.fee } } });
    }
    expect((await view(id)).cancellations).toEqual([]);
  });
});
