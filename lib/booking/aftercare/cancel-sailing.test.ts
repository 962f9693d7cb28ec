import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { Cache } from "#lib/redis/redis";
import { place, requestFor, traveller } from "#lib/testing/booking-world";
import { cancelAsQuoted, confirmedBooking, inDays } from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { rebookAsStaff } from "../rebook/rebook-as-staff";
import { cancelSailing } from "./cancel-sailing";
import { lookAfterBooking } from "./look-after-booking";

const server = process.env.TEST_DATABASE_URL;
const staff = { kind: "staff", id: "staff_7", role: "sales" } as const;

describe.skipIf(!server)("cancelling a sailing (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 8);
  });
  afterAll(() => world?.end());

  const scope = () => ({ database: world.database, cache: new Cache(null) });
  const jobs = async (sailingId: string) => [
    ...(await world.sql<{ sailing_id: string; booking_id: string }[]>`
      select data ->> 'sailing_id' as sailing_id, data ->> 'booking_id' as booking_id from outbox
      where event = 'sailing/look-after' and data ->> 'sailing_id' = ${sailingId} order by id`),
  ];
  const runAll = async (sailingId: string) => {
    const outcomes: string[] = [];
    for (const job of await jobs(sailingId)) {
      const about = { sailingId: job.sailing_id, bookingId: job.booking_id };
      outcomes.push(await lookAfterBooking(scope(), about));
    }
    return outcomes;
  };
  const factsOf = async (bookingId: string) =>
    (
      await world.sql`
        select b.status, b.total_minor, coalesce((select sum(amount_minor) from refund where booking_id = b.id), 0)::int as back,
          (select count(*)::int from refund where booking_id = b.id) as refunds,
          array(select kind from notice where booking_id = b.id and kind not in ('hold', 'confirmation')) as mails
        from booking b where b.id = ${bookingId}`
    )[0];
  const openCases = async (sailingId: string) =>
    (
      await world.sql`
        select 1 from sailing_change where sailing_id = ${sailingId} and resolved_at is null`
    ).length;
  const soldOn = async (sailingId: string) =>
    (
      await world.sql`select coalesce(sum(sold + held), 0)::int as taken from pool where sailing_id = ${sailingId}`
    )[0]?.taken;

  test("all is paid back without a fee, once and with one mail, also to who has not paid yet; then the case is closed", async () => {
    const { id } = await world.addSailing({ departs: inDays(1) });
    const paid = await Promise.all([1, 2, 3, 4].map(() => confirmedBooking(world, [id])));
    const { bookingId: held } = await place(world, await requestFor(world, [id]));
    const late = await requestFor(world, [id]);
    const wish = { wish: { kind: "refund" as const }, reason: "engine" };
    expect(await cancelSailing(scope(), staff, id, wish)).toEqual({ bookings: 5, cancelled: true });
    await expect(place(world, late)).rejects.toMatchObject({
      code: "not_bookable",
    });
    expect(await openCases(id)).toBe(1);
    const total = (await factsOf(paid[0] as string))?.total_minor;
    expect(await runAll(id)).toEqual(Array(5).fill("refunded"));
    // Told again, as after a process that was killed.
    expect(await runAll(id)).toEqual(Array(5).fill("nothing"));
    for (const bookingId of paid) {
      expect(await factsOf(bookingId)).toMatchObject({
        status: "CANCELLED",
        back: total,
        refunds: 1,
        mails: ["cancellation"],
      });
    }
    expect(await factsOf(held)).toMatchObject({ status: "CANCELLED", refunds: 0 });
    expect(await soldOn(id)).toBe(0);
    expect(await openCases(id)).toBe(0);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("whoever was moved meanwhile is neither moved on nor cancelled where they are now", async () => {
    const [gone, chosen, meant] = await Promise.all(
      [1, 2, 3].map((day) => world.addSailing({ departs: inDays(day) })),
    );
    if (!gone || !chosen || !meant) throw new Error("no sailings");
    const bookingId = await confirmedBooking(world, [gone.id]);
    const wish = { kind: "move" as const, toSailingId: meant.id };
    await cancelSailing(scope(), staff, gone.id, { wish, reason: "engine" });
    const by = (to: string, from: string) =>
      rebookAsStaff(scope(), staff, bookingId, {
        moves: [{ leg: 0, toSailingId: to, fromSailingId: from }],
        reason: "asked by telephone",
      });
    await by(chosen.id, gone.id);
    // What a job does that has looked before it was moved.
    await expect(by(meant.id, gone.id)).rejects.toMatchObject({ code: "not_bookable" });
    const whole = await quoteCancellation(world.sql, bookingId, { waivesFee: true });
    const late = await cancelBooking(world.database, staff, bookingId, {
      expectedRefund: whole.refund,
      reason: "sailing_cancelled",
      waivesFee: true,
      onSailing: gone.id,
    });
    expect(late).toEqual({ cancelled: false, tasks: [] });
    expect(await runAll(gone.id)).toEqual(["moved"]);
    expect(await factsOf(bookingId)).toMatchObject({ status: "CONFIRMED", refunds: 0 });
    expect(await soldOn(chosen.id)).not.toBe(0);
    expect(await soldOn(meant.id)).toBe(0);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("the same job twice at once: moved once, and not called stuck", async () => {
    const gone = await world.addSailing({ departs: inDays(1) });
    const meant = await world.addSailing({ departs: inDays(3) });
    const bookingId = await confirmedBooking(world, [gone.id]);
    const wish = { kind: "move" as const, toSailingId: meant.id };
    await cancelSailing(scope(), staff, gone.id, { wish, reason: "engine" });
    const about = { sailingId: gone.id, bookingId };
    await Promise.all([1, 2, 3].map(() => lookAfterBooking(scope(), about)));
    const [row] = await world.sql`
      select status, outcome from aftercare where booking_id = ${bookingId}`;
    expect(row).toEqual({ status: "done", outcome: "moved" });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("killed between the refund and its note, the next run finds it made", async () => {
    const { id } = await world.addSailing({ departs: inDays(1) });
    const bookingId = await confirmedBooking(world, [id]);
    await cancelSailing(scope(), staff, id, { wish: { kind: "refund" }, reason: "engine" });
    await runAll(id);
    await world.sql`update aftercare set status = 'waiting', outcome = null where booking_id = ${bookingId}`;
    expect(await runAll(id)).toEqual(["refunded"]);
    expect(await factsOf(bookingId)).toMatchObject({ refunds: 1, mails: ["cancellation"] });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("of a return journey only the crossing that is cancelled goes back, and all of its price", async () => {
    const out = await world.addSailing({ departs: inDays(1) });
    const back = await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: inDays(9) });
    const id = await confirmedBooking(world, [], {
      journeys: [out.id, back.id].map((sailing) => ({ sailing_ids: [sailing], fare: "standard" })),
    });
    const [line] = await world.sql`
      select sum(amount_minor)::int as worth from booking_item where booking_id = ${id} and leg_position = 0`;
    await cancelSailing(scope(), staff, out.id, { wish: { kind: "refund" }, reason: "engine" });
    expect(await runAll(out.id)).toEqual(["refunded"]);
    expect(await factsOf(id)).toMatchObject({
      status: "CONFIRMED",
      back: line?.worth,
      mails: ["part_cancellation"],
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("all are moved who fit; who doesn't stays for a person, and the case open", async () => {
    const first = await world.addSailing({ departs: inDays(20) });
    const second = await world.addSailing({ departs: inDays(21), pools: { passengers: 5 } });
    const ids = await Promise.all([1, 2, 3].map(() => confirmedBooking(world, [first.id])));
    const wish = { kind: "move" as const, toSailingId: second.id };
    await expect(
      cancelSailing(scope(), staff, first.id, {
        wish: { kind: "move", toSailingId: first.id },
        reason: "engine",
      }),
    ).rejects.toMatchObject({ code: "invalid" });
    await cancelSailing(scope(), staff, first.id, { wish, reason: "engine" });
    expect((await runAll(first.id)).sort()).toEqual(["moved", "moved", "stuck"]);
    expect(await openCases(first.id)).toBe(1);
    const [stuck] = await world.sql<{ booking_id: string; outcome: string }[]>`
      select booking_id, outcome from aftercare where sailing_id = ${first.id} and status = 'stuck'`;
    expect(stuck?.outcome).toContain("passengers: 2 needed, 1 free.");
    for (const id of ids.filter((one) => one !== stuck?.booking_id)) {
      expect(await factsOf(id)).toMatchObject({
        status: "CONFIRMED",
        back: 0,
        mails: ["rebooked"],
      });
    }
    expect(await checkInvariants(world.sql)).toEqual([]);
    // Staff decide anew for who is left.
    expect(
      await cancelSailing(scope(), staff, first.id, { wish: { kind: "refund" }, reason: "engine" }),
    ).toEqual({ bookings: 1, cancelled: false });
    expect(await runAll(first.id)).toContain("refunded");
    expect(await openCases(first.id)).toBe(0);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("who may choose gets one mail that says so; what they or staff do meanwhile is respected", async () => {
    const first = await world.addSailing({ departs: inDays(20) });
    const second = await world.addSailing({ departs: inDays(21) });
    const [cancels, moves, waits] = (await Promise.all(
      [1, 2, 3].map(() => confirmedBooking(world, [first.id])),
    )) as [string, string, string];
    await cancelSailing(scope(), staff, first.id, { wish: { kind: "choose" }, reason: "engine" });
    expect(await jobs(first.id)).toEqual([]);
    expect(await factsOf(waits)).toMatchObject({ status: "CONFIRMED", mails: ["sailing_changed"] });
    // The traveller's own cancellation costs no fee either.
    expect((await cancelAsQuoted(world, cancels, null)).fee.amount_minor).toBe(0);
    await rebookAsStaff(scope(), staff, moves, {
      moves: [{ leg: 0, toSailingId: second.id }],
      reason: "chose it",
    });
    expect(
      await cancelSailing(scope(), staff, first.id, { wish: { kind: "refund" }, reason: "late" }),
    ).toEqual({ bookings: 1, cancelled: false });
    expect(await runAll(first.id)).toEqual(["refunded"]);
    expect(await factsOf(moves)).toMatchObject({ status: "CONFIRMED", refunds: 0 });
    expect(await openCases(first.id)).toBe(0);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("who is not staff cancels nothing", async () => {
    const { id } = await world.addSailing();
    const wish = { wish: { kind: "refund" as const }, reason: "" };
    await expect(cancelSailing(scope(), traveller, id, wish)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
