import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PolicyDraft, publishPolicy } from "#lib/fare/publish-policy";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { openStripe } from "#lib/payment/stripe";
import { readJourney } from "#lib/search/read-journey";
import { place, readingFor, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { cancelBooking } from "./cancel-booking";
import { quoteCancellation } from "./quote-cancellation";
import { readBooking } from "./read-booking";
import { settleReading } from "./settle-payment";

const server = process.env.TEST_DATABASE_URL;
/** A day so many days ahead, YYYY-MM-DD. */
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const clerk = { kind: "staff", id: "clerk", role: "sales" } as const;
const party = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
const stays = { changes_until_hours: null, change_fee_minor: 0 };
const percent = (days: number, back: number) => ({
  cancellation: [{ days_before: days, refund_bp: back * 100 }],
  ...stays,
});

describe.skipIf(!server)("the conditions a booking is made by (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());

  const publish = (draft: Partial<PolicyDraft>, operatorCode = "CTN") =>
    world.sql.begin((tx) =>
      publishPolicy(tx, clerk, {
        operatorCode,
        fareCode: "standard",
        name: "test",
        conditions: percent(7, 60),
        ...draft,
      }),
    );
  /** A journey as a page shows it now, and the request that books it as it is shown. */
  async function shown(ids: string[]) {
    const journey = await readJourney(
      { sql: world.sql, now: new Date(), language: "en" },
      ids.join("_"),
      party,
    );
    const fare = journey.fares.find(({ code }) => code === "standard");
    const request = await requestFor(world, ids);
    for (const each of request.journeys) each.conditions_id = fare?.conditions_id;
    return { fare, request };
  }
  const sold = async (bookingId: string) =>
    (
      await world.sql<{ conditions: unknown }[]>`
        select conditions from booking_leg where booking_id = ${bookingId} order by position`
    ).map(({ conditions }) => conditions);

  test("a policy is what is shown, sold and refunded by; a later one changes nothing sold", async () => {
    const { id } = await world.addSailing({ departs: `${day(40)}T18:00` });
    const window = { travel: { from: day(40), until: day(40) } };
    await publish({ name: "easter", ...window });
    const { fare, request } = await shown([id]);
    expect(fare?.conditions).toEqual(percent(7, 60));
    const { bookingId } = await place(world, request);
    expect(await sold(bookingId)).toEqual([percent(7, 60)]);
    await publish({ name: "easter", ...window, conditions: percent(3, 10) });
    expect((await shown([id])).fare?.conditions).toEqual(percent(3, 10));
    expect(await sold(bookingId)).toEqual([percent(7, 60)]);

    const stripe = openStripe("sk_test_x", "http://127.0.0.1:9");
    const reading = await readingFor(world, bookingId);
    await settleReading({ database: world.database, stripe }, { kind: "stripe", id: "e" }, reading);
    const quote = await quoteCancellation(world.sql, bookingId);
    // Two adults of 120.00 at 60 %, and their port fees in full.
    expect(quote.refund.amount_minor).toBe(14_400 + 3_000);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: quote.refund,
      reason: "test",
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("conditions that changed since they were seen are refused, and nothing is held", async () => {
    const { id } = await world.addSailing({ departs: `${day(51)}T18:00` });
    const window = { travel: { from: day(51), until: day(51) } };
    const { request } = await shown([id]);
    await publish({ name: "april", ...window });
    await expect(place(world, request)).rejects.toMatchObject({
      code: "conditions_changed",
      facts: { changed: [{ journey: 0, fare: "standard", conditions: percent(7, 60) }] },
    });
    const held = await world.sql`select from pool where sailing_id = ${id} and held > 0`;
    expect(held).toHaveLength(0);
    // Who says nothing of them takes what holds, and who has seen the new ones books by them.
    const { request: again } = await shown([id]);
    const { bookingId } = await place(world, again);
    expect(await sold(bookingId)).toEqual([percent(7, 60)]);
    expect((await place(world, await requestFor(world, [id]))).created).toBe(true);
  });

  test("a booking made before the change is still its key's answer", async () => {
    const { id } = await world.addSailing({ departs: `${day(53)}T18:00` });
    const { request } = await shown([id]);
    const key = "a-key-that-saw-the-old-conditions";
    const first = await place(world, request, { key });
    await publish({ name: "twelfth", travel: { from: day(53), until: day(53) } });
    const second = await place(world, request, { key });
    expect(second).toMatchObject({ created: false, bookingId: first.bookingId });
  });

  test("a journey of two operators is shown by the stricter, and each leg keeps its own", async () => {
    const one = await world.addSailing({ departs: `${day(71)}T20:00` });
    const two = await world.addSailing({
      from: "FRMRS",
      to: "ITCVV",
      operator: "GNV",
      departs: `${day(72)}T22:00`,
    });
    const window = { travel: { from: day(72), until: day(72) } };
    await publish({ name: "may", ...window, conditions: percent(5, 40) }, "GNV");
    const { fare, request } = await shown([one.id, two.id]);
    // CTN's is 80 % until 30 days and 50 % until two days before; GNV's cannot be changed.
    expect(fare?.conditions).toEqual({ ...percent(5, 40), change_fee_minor: 2_500 });
    const { bookingId } = await place(world, request);
    const [first, second] = await sold(bookingId);
    expect(first).toMatchObject({ cancellation: [{ hours_before: 720 }, { hours_before: 48 }] });
    expect(second).toEqual(percent(5, 40));
  });

  test("versions: the newest that is in force, until it is withdrawn", async () => {
    const { id } = await world.addSailing({ departs: `${day(103)}T18:00` });
    const draft = { name: "june", travel: { from: day(103), until: day(103) } };
    const base = (await shown([id])).fare?.conditions;
    expect(await publish({ ...draft, conditions: percent(9, 90) })).toBe(1);
    const later = new Date(Date.now() + 3_600_000);
    expect(await publish({ ...draft, conditions: percent(8, 80), effectiveAt: later })).toBe(2);
    expect((await shown([id])).fare?.conditions).toEqual(percent(9, 90));
    expect(await publish({ ...draft, conditions: percent(7, 70) })).toBe(3);
    expect((await shown([id])).fare?.conditions).toEqual(percent(7, 70));
    expect(await publish({ ...draft, conditions: null })).toBe(4);
    expect((await shown([id])).fare?.conditions).toEqual(base);
    const both = await Promise.all([publish(draft), publish(draft)]);
    expect(both.sort()).toEqual([5, 6]);
  });

  test("versions are never edited", async () => {
    await publish({ name: "kept" });
    await publish({ name: "kept", conditions: null });
    await expect(world.sql`update fare_policy set priority = 9`).rejects.toMatchObject({
      code: "GW003",
    });
    await expect(world.sql`delete from fare_policy`).rejects.toMatchObject({ code: "GW003" });
  });

  test("a policy that makes no sense is refused", async () => {
    const nonsense = (conditions: PolicyDraft["conditions"]) =>
      expect(publish({ conditions })).rejects.toMatchObject({ code: "invalid" });
    await nonsense(percent(0, 50));
    await nonsense(percent(1.5, 50));
    await nonsense(percent(3, 101));
    await nonsense({
      cancellation: [
        { days_before: 7, refund_bp: 1_000 },
        { days_before: 1, refund_bp: 2_000 },
      ],
      ...stays,
    });
    const backwards = { travel: { from: "2027-02-01", until: "2027-01-01" } };
    await expect(publish(backwards)).rejects.toMatchObject({ code: "invalid" });
    await expect(publish({ fareCode: "gold" })).rejects.toMatchObject({ code: "not_found" });
  });

  test("a booking reads its conditions as sold", async () => {
    const { id } = await world.addSailing({ departs: `${day(122)}T18:00` });
    await publish({ name: "view", travel: { from: day(122) } });
    const { bookingId } = await place(world, (await shown([id])).request);
    await publish({ name: "view", conditions: null });
    const view = await readBooking({ sql: world.sql, language: "en" }, bookingId);
    expect(view?.legs[0]?.conditions).toEqual(percent(7, 60));
  });
});
