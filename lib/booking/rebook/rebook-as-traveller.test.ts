import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelSailing } from "#lib/booking/aftercare/cancel-sailing";
import { lookAfterBooking } from "#lib/booking/aftercare/look-after-booking";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { readBooking } from "#lib/booking/read-booking";
import { changeAsStaff } from "#lib/booking/sailings/change-as-staff";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { changeTimes } from "#lib/port/change-times";
import { portDirectory } from "#lib/port/port-directory";
import { Cache } from "#lib/redis/redis";
import { traveller } from "#lib/testing/booking-world";
import {
  cancelAsQuoted,
  confirmedBooking,
  inDays,
  personOf,
  scopeOf,
} from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { calendarFile } from "#lib/ticket/calendar-file";
import { quotePart } from "../part/quote-part";
import { rebookAsStaff } from "./rebook-as-staff";
import { rebookAsTraveller, type TravellerWish } from "./rebook-as-traveller";
import { rerouteOptions } from "./reroute-options";

const server = process.env.TEST_DATABASE_URL;
const staff = { kind: "staff", id: "staff_7", role: "sales" } as const;

describe.skipIf(!server)(
  "a traveller's choice where a sailing does not sail as booked (needs TEST_DATABASE_URL)",
  () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(server as string, 8);
    });
    afterAll(() => world?.end());

    const scope = () => ({ database: world.database, cache: new Cache(null) });
    const view = async (id: string) => {
      const found = await readBooking({ sql: world.sql, language: "en" }, id);
      if (!found) throw new Error("no booking");
      return found;
    };
    const optionsOf = async (id: string, journey = 0) => {
      const [times, ports] = [await changeTimes(world.sql), await portDirectory(world.sql)];
      return await rerouteOptions(world.sql, { times, ports, language: "en" }, id, journey);
    };
    type Option = Awaited<ReturnType<typeof optionsOf>>["options"][number];
    const wishOf = (option?: Option): TravellerWish => ({
      moves: (option?.moves ?? []).map((move) => ({
        leg: Number(move.leg.slice(4)),
        fromSailingId: move.from_sailing_id,
        toSailingId: move.to_sailing_id,
        ...(move.instead && { instead: move.instead }),
      })),
    });
    const take = (id: string, wish: TravellerWish) =>
      rebookAsTraveller(scope(), traveller, id, wish);
    const toOf = (option?: Option) => option?.moves.map((move) => move.to_sailing_id);
    const cancelled = async (sailingId: string, kind: "choose" | "refund" = "choose") => {
      await cancelSailing(scope(), staff, sailingId, { wish: { kind }, reason: "engine" });
    };
    const booksOf = async (id: string) => [
      ...(await world.sql`
        select t.kind, e.account, e.amount_minor from ledger_transaction t
        join ledger_entry e on e.transaction_id = t.id where t.booking_id = ${id} order by e.id`),
    ];
    const aftercareOf = async (id: string) =>
      (await world.sql`select status, outcome from aftercare where booking_id = ${id}`)[0];
    const openCases = async (sailingId: string) =>
      (
        await world.sql`
          select 1 from sailing_change where sailing_id = ${sailingId} and resolved_at is null`
      ).length;

    test("a dearer sailing is taken for nothing: everything goes along, no money moves, and it is told", async () => {
      const gone = await world.addSailing({ departs: inDays(20) });
      const dear = await world.addSailing({ departs: inDays(22), price_level_bp: 30_000 });
      await world.addSailing({ departs: inDays(50) });
      const id = await confirmedBooking(world, [], {
        journeys: [{ sailing_ids: [gone.id], fare: "standard" }],
        passengers: [personOf("1985-05-01"), personOf("2018-03-04")],
        vehicles: [{ kind: "car", length_cm: 450, height_cm: 180, driver: 0 }],
        cabins: [{ sailing_id: gone.id, kind: "inside_2", quantity: 1 }],
      });
      expect((await optionsOf(id)).options).toEqual([]);
      await cancelled(gone.id);
      const before = { view: await view(id), books: await booksOf(id) };
      expect(before.view.legs[0]?.disruption).toEqual({
        kind: "cancelled",
        was_to_depart_at: before.view.legs[0]?.departs_at,
      });
      // A calendar that has the crossing takes it out, and puts the new one in its place.
      const taken = calendarFile(before.view, "en");
      expect(taken).toContain("STATUS:CANCELLED");
      const { options } = await optionsOf(id);
      expect(options.map(toOf)).toContainEqual([dear.id]);
      const option = options.find((one) => toOf(one)?.[0] === dear.id);
      expect(option?.sailings[0]).toMatchObject({ moved: true, from: { zone: "Africa/Tunis" } });

      const { tasks } = await take(id, wishOf(option));
      expect(tasks.map(({ kind }) => kind)).toEqual(["booking/rebooked", "notice/due"]);
      const after = await view(id);
      expect(after.legs[0]).toMatchObject({ sailing_id: dear.id, disruption: null });
      expect([after.total, after.items, after.refunds]).toEqual([
        before.view.total,
        before.view.items,
        [],
      ]);
      expect(await booksOf(id)).toEqual(before.books);
      const sequence = (file: string) => Number(/SEQUENCE:(\d+)/.exec(file)?.[1]);
      expect(sequence(calendarFile(after, "en"))).toBeGreaterThan(sequence(taken));
      expect(calendarFile(after, "en")).toContain("STATUS:CONFIRMED");
      expect(await aftercareOf(id)).toEqual({ status: "done", outcome: "moved" });
      expect(await openCases(gone.id)).toBe(0);
      // The choice is made: no second one, and the fare's own conditions count again.
      expect((await optionsOf(id)).options).toEqual([]);
      expect(await checkInvariants(world.sql)).toEqual([]);
      // Negative control: these books would show money that moves.
      await cancelAsQuoted(world, id, null);
      expect(await booksOf(id)).not.toEqual(before.books);
    });

    test("who sails as booked moves nowhere by themselves: not onto a dearer sailing, not anywhere", async () => {
      const sails = await world.addSailing({ departs: inDays(20) });
      const dear = await world.addSailing({ departs: inDays(21), price_level_bp: 30_000 });
      const id = await confirmedBooking(world, [sails.id]);
      const wish = { moves: [{ leg: 0, fromSailingId: sails.id, toSailingId: dear.id }] };
      await expect(take(id, wish)).rejects.toMatchObject({ code: "not_bookable" });
      expect((await view(id)).legs[0]?.sailing_id).toBe(sails.id);
      // Negative control: the same wish is refused by nothing but the rule of who may choose.
      await rebookAsStaff(scope(), staff, id, { ...wish, reason: "asked by telephone" });
      expect((await view(id)).legs[0]?.sailing_id).toBe(dear.id);
      await expect(rebookAsTraveller(scope(), staff, id, wish)).rejects.toMatchObject({
        code: "forbidden",
      });
    });

    test("not beyond three weeks, not between other ports, not with another operator, not to a closed sailing", async () => {
      const gone = await world.addSailing({ departs: inDays(30) });
      const far = await world.addSailing({ departs: inDays(52) });
      const shut = await world.addSailing({ departs: inDays(31), status: "closed" });
      const back = await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: inDays(31) });
      const id = await confirmedBooking(world, [gone.id]);
      await cancelled(gone.id);
      const listed = (await optionsOf(id)).options.flatMap((option) => toOf(option));
      for (const { id: toSailingId } of [far, shut, back]) {
        const wish = { moves: [{ leg: 0, fromSailingId: gone.id, toSailingId }] };
        await expect(take(id, wish)).rejects.toMatchObject({ code: "not_bookable" });
        expect(listed).not.toContain(toSailingId);
      }
      expect((await view(id)).legs[0]?.sailing_id).toBe(gone.id);
    });

    test("90 minutes off is nothing, 91 is a choice, however the time came about; back again it ends", async () => {
      const moved = await world.addSailing({ departs: inDays(15) });
      const id = await confirmedBooking(world, [moved.id]);
      const by = async (minutes: number) => {
        const departsAt = new Date(moved.departs_at.getTime() + minutes * 60_000);
        await changeAsStaff(scope(), staff, moved.id, { departsAt });
        const [leg] = (await view(id)).legs;
        return leg?.disruption?.kind ?? null;
      };
      expect(await by(60)).toBeNull();
      expect(await by(90)).toBeNull();
      // Two small steps are one large one.
      expect(await by(91)).toBe("moved");
      const [leg] = (await view(id)).legs;
      expect(Date.parse(leg?.disruption?.was_to_depart_at ?? "")).toBe(moved.departs_at.getTime());
      const quote = await quoteCancellation(world.sql, id);
      expect(quote.fee.amount_minor).toBe(0);
      expect((await optionsOf(id)).options.length).toBeGreaterThan(0);
      // Who books it now knows when it leaves.
      const late = await confirmedBooking(world, [moved.id]);
      expect((await view(late)).legs[0]?.disruption).toBeNull();
      expect(await by(30)).toBeNull();
      expect(await by(-120)).toBe("moved");
    });

    test("money back of a sailing that was moved far: all of it, with its reason", async () => {
      const moved = await world.addSailing({ departs: inDays(2) });
      const id = await confirmedBooking(world, [moved.id]);
      const kept = await quoteCancellation(world.sql, id);
      expect(kept.fee.amount_minor).toBeGreaterThan(0);
      const departsAt = new Date(moved.departs_at.getTime() + 120 * 60_000);
      await changeAsStaff(scope(), staff, moved.id, { departsAt });
      const quote = await quotePart(world.sql, id, null, "en");
      expect(quote.refund).toEqual((await view(id)).total);
      await cancelBooking(world.database, traveller, id, {
        expectedRefund: quote.refund,
        reason: "",
      });
      expect(await view(id)).toMatchObject({ status: "CANCELLED", reason: "sailing_moved" });
      expect(await checkInvariants(world.sql)).toEqual([]);
    });

    test("sold out between the list and the choice: refused, nothing changed, and asked again it is not listed", async () => {
      const gone = await world.addSailing({ departs: inDays(250) });
      const small = await world.addSailing({ departs: inDays(251), pools: { passengers: 2 } });
      const [first, second] = [
        await confirmedBooking(world, [gone.id]),
        await confirmedBooking(world, [gone.id]),
      ];
      await cancelled(gone.id);
      const [option] = (await optionsOf(first)).options;
      expect(toOf(option)).toEqual([small.id]);
      const [other] = (await optionsOf(second)).options;
      await take(first, wishOf(option));
      await expect(take(second, wishOf(other))).rejects.toMatchObject({ code: "no_capacity" });
      expect(await optionsOf(second)).toEqual({ options: [], full: 1 });
      expect((await view(second)).legs[0]).toMatchObject({
        sailing_id: gone.id,
        disruption: { kind: "cancelled" },
      });
      expect(await openCases(gone.id)).toBe(1);
      expect(await checkInvariants(world.sql)).toEqual([]);
    });

    test("a cabin's place is taken by the nearest that is as good or better, and only where it must be", async () => {
      const gone = await world.addSailing({ departs: inDays(300) });
      const fine = await world.addSailing({
        departs: inDays(301),
        pools: { passengers: 9, "cabin:outside_4": 2, "cabin:outside_2": 2, "cabin:seat": 9 },
      });
      const same = await world.addSailing({ departs: inDays(302) });
      const poor = await world.addSailing({
        departs: inDays(303),
        pools: { passengers: 9, "cabin:seat": 9 },
      });
      const id = await confirmedBooking(world, [], {
        journeys: [{ sailing_ids: [gone.id], fare: "standard" }],
        cabins: [{ sailing_id: gone.id, kind: "inside_2", quantity: 1 }],
      });
      await cancelled(gone.id);
      const { options, full } = await optionsOf(id);
      expect(options.map((one) => [toOf(one), one.moves[0]?.instead])).toEqual([
        [[fine.id], { "cabin:inside_2": "cabin:outside_2" }],
        [[same.id], undefined],
      ]);
      expect(full).toBe(1);
      // Nobody helps himself to a better one, nor to a worse.
      for (const [toSailingId, kind] of [
        [same.id, "cabin:outside_4"],
        [fine.id, "cabin:outside_4"],
        [poor.id, "cabin:seat"],
      ] as const) {
        const instead = { "cabin:inside_2": kind };
        const moves = [{ leg: 0, fromSailingId: gone.id, toSailingId, instead }];
        await expect(take(id, { moves })).rejects.toMatchObject({ code: "no_capacity" });
      }
      const total = (await view(id)).total;
      await take(id, wishOf(options[0]));
      const after = await view(id);
      expect([after.total, after.cabins.map(({ kind }) => kind)]).toEqual([total, ["outside_2"]]);
      expect(await checkInvariants(world.sql)).toEqual([]);
    });

    test("out and back: the way back keeps its day, the way out moves before it; the money back can be all of it", async () => {
      const out = await world.addSailing({ departs: inDays(350) });
      const back = await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: inDays(354) });
      const early = await world.addSailing({ departs: inDays(348) });
      const late = await world.addSailing({ departs: inDays(356) });
      const journeys = [out.id, back.id].map((one) => ({ sailing_ids: [one], fare: "standard" }));
      const make = () => confirmedBooking(world, [], { journeys });
      const [moves, partly, wholly] = [await make(), await make(), await make()];
      await cancelled(out.id);
      const { options } = await optionsOf(moves);
      expect(options.map(toOf)).toEqual([[early.id]]);
      expect((await optionsOf(moves, 1)).options).toEqual([]);
      const overtaken = [{ leg: 0, fromSailingId: out.id, toSailingId: late.id }];
      await expect(take(moves, { moves: overtaken })).rejects.toMatchObject({ code: "invalid" });
      await take(moves, wishOf(options[0]));
      // The way back sails: it is not part of the choice.
      const way = { leg: 1, fromSailingId: back.id, toSailingId: back.id };
      await expect(take(moves, { moves: [way] })).rejects.toMatchObject({ code: "invalid" });

      const only = await quotePart(world.sql, partly, scopeOf({ legs: ["leg-0"] }), "en");
      expect(only).toMatchObject({ scope: "part", fee: { amount_minor: 0 } });
      await cancelAsQuoted(world, partly, { legs: ["leg-0"] });
      expect(await aftercareOf(partly)).toEqual({ status: "done", outcome: "refunded" });
      // Nobody can begin a way back who never got there: it still goes back whole.
      const rest = await quotePart(world.sql, partly, null, "en");
      expect(rest.fee.amount_minor).toBe(0);
      const all = await quotePart(world.sql, wholly, null, "en");
      expect(all.refund).toEqual((await view(wholly)).total);
      await cancelAsQuoted(world, wholly, null);
      expect(await view(wholly)).toMatchObject({ status: "CANCELLED" });
      expect(await openCases(out.id)).toBe(0);
      expect(await checkInvariants(world.sql)).toEqual([]);
    });

    test("the way back is cancelled: the way out goes by its fare's conditions, and stays", async () => {
      const out = await world.addSailing({ departs: inDays(2) });
      const back = await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: inDays(9) });
      const journeys = [out.id, back.id].map((one) => ({ sailing_ids: [one], fare: "standard" }));
      const id = await confirmedBooking(world, [], { journeys });
      const before = await quoteCancellation(world.sql, id);
      await cancelled(back.id);
      const all = await quotePart(world.sql, id, null, "en");
      expect(all.fee.amount_minor).toBeGreaterThan(0);
      expect(all.fee.amount_minor).toBeLessThanOrEqual(before.fee.amount_minor);
      const way = await quotePart(world.sql, id, scopeOf({ legs: ["leg-1"] }), "en");
      expect(way.fee.amount_minor).toBe(0);
    });

    test("a connection: what comes after is taken along where it would be missed, and kept where it is reached", async () => {
      const first = await world.addSailing({
        operator: "GNV",
        from: "FRMRS",
        to: "ITCVV",
        departs: inDays(120),
        hours: 10,
      });
      const second = await world.addSailing({
        operator: "GNV",
        from: "ITCVV",
        to: "ITPMO",
        departs: inDays(122),
        hours: 12,
      });
      const sooner = await world.addSailing({
        operator: "GNV",
        from: "FRMRS",
        to: "ITCVV",
        departs: inDays(121),
        hours: 10,
      });
      const later = await world.addSailing({
        operator: "GNV",
        from: "FRMRS",
        to: "ITCVV",
        departs: inDays(123),
        hours: 10,
      });
      const onward = await world.addSailing({
        operator: "GNV",
        from: "ITCVV",
        to: "ITPMO",
        departs: inDays(125),
        hours: 12,
      });
      const id = await confirmedBooking(world, [first.id, second.id]);
      await cancelled(first.id);
      const { options } = await optionsOf(id);
      expect(options.map(toOf)).toEqual([[sooner.id], [later.id, onward.id]]);
      expect(options[0]?.sailings.map(({ moved }) => moved)).toEqual([true, false]);
      await take(id, wishOf(options[1]));
      expect((await view(id)).legs.map(({ sailing_id }) => sailing_id)).toEqual([
        later.id,
        onward.id,
      ]);
      expect(await checkInvariants(world.sql)).toEqual([]);

      // The first ship now arrives after the second has left: the second is missed, and can be taken later.
      const other = await confirmedBooking(world, [sooner.id, second.id]);
      const arrivesAt = new Date(second.departs_at.getTime() + 60_000);
      await changeAsStaff(scope(), staff, sooner.id, { arrivesAt });
      const legs = (await view(other)).legs;
      expect(legs.map(({ disruption }) => disruption?.kind ?? null)).toEqual([null, "missed"]);
      const missed = await optionsOf(other);
      expect(missed.options.map(toOf)).toEqual([[onward.id]]);
      expect((await quotePart(world.sql, other, null, "en")).fee.amount_minor).toBe(0);
    });

    test("the second ship is cancelled after the first has sailed: the rest of the way is chosen anew, or paid back", async () => {
      const ship = (departs: string, from: string, to: string) =>
        world.addSailing({ operator: "GNV", from, to, departs, hours: 10 });
      const first = await ship(inDays(200), "FRMRS", "ITCVV");
      const second = await ship(inDays(202), "ITCVV", "ITPMO");
      const next = await ship(inDays(203), "ITCVV", "ITPMO");
      const make = () => confirmedBooking(world, [first.id, second.id]);
      const [sails, stays] = [await make(), await make()];
      await world.sql`
        update sailing set departs_at = clock_timestamp() - interval '1 hour' where id = ${first.id}`;
      await cancelled(second.id);
      const { options } = await optionsOf(sails);
      expect(options.map((one) => one.sailings.map(({ id }) => id))).toEqual([[next.id]]);
      await take(sails, wishOf(options[0]));
      expect((await view(sails)).legs.map(({ sailing_id }) => sailing_id)).toEqual([
        first.id,
        next.id,
      ]);
      const rest = scopeOf({ legs: ["leg-1"] });
      const quote = await quotePart(world.sql, stays, rest, "en");
      expect([quote.fee.amount_minor, quote.refund.amount_minor > 0]).toEqual([0, true]);
      await cancelAsQuoted(world, stays, { legs: ["leg-1"] });
      expect((await view(stays)).status).toBe("CONFIRMED");
      expect(await checkInvariants(world.sql)).toEqual([]);
    });

    test("moved by staff because it was cancelled, a traveller may still choose otherwise, once", async () => {
      const gone = await world.addSailing({ departs: inDays(140) });
      const given = await world.addSailing({ departs: inDays(141) });
      const liked = await world.addSailing({ departs: inDays(143) });
      const id = await confirmedBooking(world, [gone.id]);
      const wish = { kind: "move" as const, toSailingId: given.id };
      await cancelSailing(scope(), staff, gone.id, { wish, reason: "engine" });
      await lookAfterBooking(scope(), { sailingId: gone.id, bookingId: id });
      expect((await view(id)).legs[0]).toMatchObject({
        sailing_id: given.id,
        disruption: { kind: "replaced" },
      });
      expect((await quoteCancellation(world.sql, id)).fee.amount_minor).toBe(0);
      const { options } = await optionsOf(id);
      const option = options.find((one) => toOf(one)?.[0] === liked.id);
      await take(id, wishOf(option));
      expect((await view(id)).legs[0]).toMatchObject({ sailing_id: liked.id, disruption: null });
      expect(await checkInvariants(world.sql)).toEqual([]);
    });

    test("a part of the group has its money back without a fee, the others sail on", async () => {
      const gone = await world.addSailing({ departs: inDays(1) });
      const next = await world.addSailing({ departs: inDays(3) });
      const id = await confirmedBooking(world, [gone.id]);
      await cancelled(gone.id);
      const quote = await cancelAsQuoted(world, id, { passengers: ["passenger-1"] });
      expect([quote.scope, quote.fee.amount_minor]).toEqual(["part", 0]);
      const option = (await optionsOf(id)).options.find((one) => toOf(one)?.[0] === next.id);
      await take(id, wishOf(option));
      expect((await view(id)).legs[0]).toMatchObject({ sailing_id: next.id, passengers: [0] });
      const [pool] = await world.sql`
        select sold from pool where sailing_id = ${next.id} and kind = 'passengers'`;
      expect(pool?.sold).toBe(1);
      expect(await checkInvariants(world.sql)).toEqual([]);
    });

    test("who has the money back gets no sailing, and who has a sailing is not refunded by a decision made before", async () => {
      const gone = await world.addSailing({ departs: inDays(160) });
      const next = await world.addSailing({ departs: inDays(161) });
      const [paid, sails] = [
        await confirmedBooking(world, [gone.id]),
        await confirmedBooking(world, [gone.id]),
      ];
      await cancelled(gone.id);
      const wish = { moves: [{ leg: 0, fromSailingId: gone.id, toSailingId: next.id }] };
      await cancelAsQuoted(world, paid, null);
      await expect(take(paid, wish)).rejects.toMatchObject({ code: "not_bookable" });
      expect((await optionsOf(paid)).options).toEqual([]);

      await cancelled(gone.id, "refund");
      await take(sails, wish);
      // The job of that decision comes after the traveller.
      await lookAfterBooking(scope(), { sailingId: gone.id, bookingId: sails });
      expect(await view(sails)).toMatchObject({ status: "CONFIRMED", refunds: [] });
      expect(await aftercareOf(sails)).toEqual({ status: "done", outcome: "moved" });
      expect(await openCases(gone.id)).toBe(0);
      expect(await checkInvariants(world.sql)).toEqual([]);
    });
  },
);
