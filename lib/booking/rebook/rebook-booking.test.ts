import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operatorLegs } from "#lib/booking/operators/operator-leg";
import { readBooking } from "#lib/booking/read-booking";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { Cache } from "#lib/redis/redis";
import { place, requestFor, traveller } from "#lib/testing/booking-world";
import {
  cancelAsQuoted,
  confirmedBooking,
  inDays,
  personOf,
  soldPlaces,
} from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { previewRebooking, rebookAsStaff } from "./rebook-as-staff";

const server = process.env.TEST_DATABASE_URL;
const staff = { kind: "staff", id: "staff_7", role: "sales" } as const;

describe.skipIf(!server)("moving a booking to another sailing (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 6);
  });
  afterAll(() => world?.end());

  const scope = () => ({ database: world.database, cache: new Cache(null) });
  const family = (sailings: string[]) => ({
    journeys: sailings.map((id) => ({ sailing_ids: [id], fare: "standard" })),
    passengers: [personOf("1985-05-01"), personOf("1990-02-03"), personOf("2018-03-04")],
    vehicles: [{ kind: "car" as const, length_cm: 450, height_cm: 180, driver: 0 }],
    cabins: [{ sailing_id: sailings[0] as string, kind: "inside_2", quantity: 2 }],
    pets: [{ sailing_id: sailings[0] as string, quantity: 1 }],
  });
  const view = async (id: string) => {
    const found = await readBooking({ sql: world.sql, language: "en" }, id);
    if (!found) throw new Error("no booking");
    return found;
  };
  const booksOf = async (id: string) => [
    ...(await world.sql`
      select t.kind, e.account, e.amount_minor from ledger_transaction t
      join ledger_entry e on e.transaction_id = t.id where t.booking_id = ${id} order by e.id`),
  ];
  const move = (bookingId: string, to: string, more: object = {}) =>
    rebookAsStaff(scope(), staff, bookingId, {
      moves: [{ leg: 0, toSailingId: to }],
      reason: "asked by telephone",
      ...more,
    });

  test("everything it owns goes along, the price stays, the old places are free, and it can be moved back", async () => {
    const first = await world.addSailing({ departs: inDays(20) });
    const second = await world.addSailing({ departs: inDays(21) });
    const back = await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: inDays(40) });
    const id = await confirmedBooking(world, [], family([first.id, back.id]));
    await world.sql`update booking_leg set operator_status = 'REQUESTED' where booking_id = ${id} and position = 0`;
    await world.sql`select record_audit(${id}, 'system', null, 'leg:0', 'NOT_SENT', 'REQUESTED', null)`;
    const before = {
      view: await view(id),
      books: await booksOf(id),
      places: await soldPlaces(world, id),
    };
    const preview = await previewRebooking(world.database, id, {
      moves: [{ leg: 0, toSailingId: second.id }],
    });
    expect(preview).toMatchObject({
      passengers: 3,
      vehicles: 1,
      problems: [],
      gives_up_with: ["CTN"],
    });
    expect(preview.moves[0]?.claims.map(({ kind, quantity }) => [kind, quantity]).sort()).toEqual([
      ["cabin:inside_2", 2],
      ["kennels", 1],
      ["lane_low_cm", 480],
      ["passengers", 3],
    ]);

    const { tasks } = await move(id, second.id);
    expect(tasks.map(({ kind }) => kind)).toEqual([
      "operator/cancel",
      "booking/rebooked",
      "notice/due",
    ]);
    const after = await view(id);
    expect(after.legs.map(({ id: leg, sailing_id }) => [leg, sailing_id])).toEqual([
      ["leg-0", second.id],
      ["leg-1", back.id],
    ]);
    expect(after.total).toEqual(before.view.total);
    expect(after.items).toEqual(before.view.items);
    expect(after.cabins).toEqual(before.view.cabins);
    expect(await booksOf(id)).toEqual(before.books);
    const left =
      await world.sql`select sum(sold)::int as sold from pool where sailing_id = ${first.id}`;
    expect(left[0]?.sold).toBe(0);
    const legs = await operatorLegs(world.sql, id, ["NOT_SENT", "CANCEL_REQUESTED"]);
    const reference = after.reference;
    expect(legs.map(({ status, request }) => [status, request.client_reference])).toEqual([
      ["NOT_SENT", `${reference}-0-2`],
      ["NOT_SENT", `${reference}-1`],
      ["CANCEL_REQUESTED", `${reference}-0`],
    ]);
    expect(legs[0]?.request.party).toMatchObject({
      cabins: [{ kind: "inside_2", quantity: 2 }],
      pets: 1,
    });
    expect(await checkInvariants(world.sql)).toEqual([]);

    await move(id, first.id);
    expect((await view(id)).legs[0]?.sailing_id).toBe(first.id);
    expect(await checkInvariants(world.sql)).toEqual([]);
    // A part of it, and then all of it, is cancelled as of any booking.
    await cancelAsQuoted(world, id, { passengers: ["passenger-2"] });
    await move(id, second.id);
    expect((await view(id)).legs[0]?.passengers).toEqual([0, 1]);
    await cancelAsQuoted(world, id, null);
    expect(await checkInvariants(world.sql)).toEqual([]);
    const sold =
      await world.sql`select sum(sold)::int as sold from pool where sailing_id in (${first.id}, ${second.id})`;
    expect(sold[0]?.sold).toBe(0);
  });

  test("of two desks that move one leg, the second is told that it was moved", async () => {
    const [first, second, third] = [
      await world.addSailing({ departs: inDays(20) }),
      await world.addSailing({ departs: inDays(21) }),
      await world.addSailing({ departs: inDays(22) }),
    ];
    const id = await confirmedBooking(world, [first.id]);
    const seen = { leg: 0, fromSailingId: first.id };
    const desks = await Promise.allSettled(
      [second, third].map((to) => move(id, to.id, { moves: [{ ...seen, toSailingId: to.id }] })),
    );
    const refused = desks.filter((one) => one.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({
      code: "not_bookable",
      message: expect.stringContaining("The leg was moved to another sailing meanwhile."),
    });
    const [moves] = await world.sql`
      select count(*)::int as moves from rebooking where booking_id = ${id}`;
    expect(moves).toEqual({ moves: 1 });
    // Also to the sailing where it is by now: it is the other desk's move.
    const now = desks[0]?.status === "fulfilled" ? second : third;
    await expect(
      move(id, now.id, { moves: [{ ...seen, toSailingId: now.id }] }),
    ).rejects.toMatchObject({
      message: expect.stringContaining("moved to another sailing meanwhile"),
    });
    // The negative control: who does not say where they saw it moves it on.
    const other = now === second ? third : second;
    await move(id, other.id, { moves: [{ leg: 0, toSailingId: other.id }] });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("what the new sailing lacks is refused, nothing is half done, and what stands in for it is named", async () => {
    const first = await world.addSailing({ departs: inDays(20) });
    const second = await world.addSailing({
      departs: inDays(22),
      pools: { passengers: 3, lane_low_cm: 480, "cabin:outside_2": 2, kennels: 1 },
    });
    const id = await confirmedBooking(world, [], family([first.id]));
    await expect(move(id, second.id)).rejects.toMatchObject({ code: "no_capacity" });
    expect((await view(id)).legs[0]?.sailing_id).toBe(first.id);
    await expect(
      move(id, second.id, { instead: { "cabin:inside_2": "kennels" } }),
    ).rejects.toMatchObject({ code: "invalid" });
    const total = (await view(id)).total;
    await move(id, second.id, { instead: { "cabin:inside_2": "cabin:outside_2" } });
    const moved = await view(id);
    expect(moved.total).toEqual(total);
    expect(moved.cabins.map(({ kind }) => kind)).toEqual(["outside_2", "outside_2"]);
    expect(await checkInvariants(world.sql)).toEqual([]);
    // Full to the last place now: a second party finds none, and keeps what it has.
    const other = await confirmedBooking(world, [first.id]);
    await expect(move(other, second.id)).rejects.toMatchObject({
      code: "no_capacity",
      message: expect.stringContaining("passengers: 2 needed, 0 free."),
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("places that lapsed holds still claim are free for who is moved", async () => {
    const first = await world.addSailing({ departs: inDays(20) });
    const second = await world.addSailing({ departs: inDays(22), pools: { passengers: 2 } });
    const id = await confirmedBooking(world, [first.id]);
    const { bookingId: held } = await place(world, await requestFor(world, [second.id]));
    await expect(move(id, second.id)).rejects.toMatchObject({ code: "no_capacity" });
    await world.sql`update hold set expires_at = clock_timestamp() where booking_id = ${held}`;
    await move(id, second.id);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("what cannot be: another operator, elsewhere, out of order, not paid, not staff", async () => {
    const out = await world.addSailing({ departs: inDays(20) });
    const back = await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: inDays(25) });
    const late = await world.addSailing({ departs: inDays(30) });
    const gone = await world.addSailing({ departs: inDays(21), status: "cancelled" });
    const closed = await world.addSailing({ departs: inDays(21), status: "closed" });
    const id = await confirmedBooking(world, [], {
      journeys: [out.id, back.id].map((sailing) => ({ sailing_ids: [sailing], fare: "standard" })),
    });
    const said = async (to: string) =>
      (
        await previewRebooking(world.database, id, { moves: [{ leg: 0, toSailingId: to }] })
      ).problems.map(({ code, path }) => `${code} ${path}`);
    expect(await said(late.id)).toEqual(["invalid moves"]);
    expect(await said(gone.id)).toEqual(["not_bookable moves.0.to_sailing_id"]);
    expect(await said(back.id)).toEqual(["invalid moves.0.to_sailing_id"]);
    expect(await said("nonsense")).toEqual(["invalid moves.0.to_sailing_id"]);
    expect(await said(closed.id)).toEqual([]);
    const unpaid = await place(world, await requestFor(world, [out.id]));
    await expect(move(unpaid.bookingId, late.id)).rejects.toMatchObject({ code: "not_bookable" });
    await expect(
      rebookAsStaff(scope(), traveller, id, {
        moves: [{ leg: 0, toSailingId: closed.id }],
        reason: "",
      }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
