import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toOffsetTime } from "#lib/clock/zones";
import { checkInvariants } from "#lib/invariant/check-invariants";
import type { ResendClient } from "#lib/notice/resend-client";
import { sendNotice } from "#lib/notice/send-notice";
import { openStripe } from "#lib/payment/stripe";
import { forget } from "#lib/port/remembered";
import { Cache } from "#lib/redis/redis";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { type OperatorsStandIn, openOperators } from "../../../sandbox/operators/testing";
import { operatorContext } from "../operators/operator-context";
import { readBooking } from "../read-booking";
import { settleReading } from "../settle-payment";
import { openSailingCases, resolveSailingCase } from "./resolve-change";
import { syncOperator } from "./sync-operator";

const server = process.env.TEST_DATABASE_URL;
const clock = { kind: "clock", id: "test" } as const;
const operator = { kind: "operator", id: "CTN" } as const;

describe.skipIf(!server)("an operator's timetable and prices (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let operators: OperatorsStandIn;
  beforeAll(async () => {
    world = await openWorld(server as string, 10);
    operators = await openOperators();
    await world.sql`
      insert into operator_link (operator_code, adapter, address) values ('CTN', 'http', '/ctn')`;
    forget("operator-links");
  });
  afterAll(async () => {
    await world?.end();
    await operators?.end();
  });
  const context = () => {
    const stripe = openStripe("sk_test_x", "http://127.0.0.1:9");
    return operatorContext(world.database, stripe, { base: operators.base, secrets: {} });
  };
  const sync = async () => {
    const reached = await context().reach("CTN");
    if (!reached) throw new Error("CTN has a link");
    const scope = { database: world.database, cache: new Cache(null) };
    return await syncOperator(scope, operator, "CTN", reached.adapter);
  };
  const tell = (about: Record<string, unknown>) =>
    fetch(`${operators.base}/_sandbox/sailings`, {
      method: "POST",
      body: JSON.stringify({ operator: "ctn", ...about }),
    });
  const keyOf = (departs: Date) => ({
    from: "TNLGN",
    to: "FRMRS",
    departs_at: toOffsetTime(departs, "Africa/Tunis"),
  });
  const arrives = (departs: Date) =>
    toOffsetTime(new Date(departs.getTime() + 22 * 3_600_000), "Europe/Paris");

  async function booked(departs: string) {
    const sailing = await world.addSailing({ departs });
    const { bookingId } = await place(world, await requestFor(world, [sailing.id]));
    await settleReading(context(), clock, await readingFor(world, bookingId));
    return { ...sailing, bookingId };
  }
  const noticesOf = (bookingId: string) =>
    world.sql<{ id: string; subject: string }[]>`
      select id, subject from notice where booking_id = ${bookingId} and kind = 'sailing_changed'`;

  test("one that was moved: new times, a case, a mail; told again, nothing", async () => {
    const { id, bookingId, departs_at } = await booked("2027-04-02T20:00");
    const later = new Date(departs_at.getTime() + 3 * 3_600_000);
    const now = { ...keyOf(later), arrives_at: arrives(later), status: "open" };
    await tell({ schedule: { was: keyOf(departs_at), now } });
    expect(await sync()).toMatchObject({ changed: 1, unknown: 0 });
    const view = await readBooking({ sql: world.sql, language: "en" }, bookingId);
    expect(new Date(view?.legs[0]?.departs_at ?? "")).toEqual(later);
    const cases = await world.sql`
      select kind, bookings from sailing_change where sailing_id = ${id} and resolved_at is null`;
    expect([...cases]).toMatchObject([{ kind: "moved", bookings: 1 }]);
    const [notice] = await noticesOf(bookingId);
    const sent: { subject: string; text: string }[] = [];
    const resend = {
      emails: {
        send: async (mail: { subject: string; text: string }) => {
          sent.push(mail);
          return { data: { id: randomUUID() }, error: null };
        },
      },
    } as unknown as ResendClient;
    expect(await sendNotice({ sql: world.sql, resend }, notice?.id as string)).toBe("sent");
    expect(sent[0]?.subject).toBe("New departure time: Tunis to Marseille, Friday 2 April 23:00");
    expect(sent[0]?.text).toContain("It was to leave Friday 2 April at 20:00");
    // The same feed from the beginning, as after a crash before the cursor was written.
    await world.sql`update operator_link set schedule_cursor = null`;
    expect(await sync()).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await noticesOf(bookingId)).toHaveLength(1);
    const [open] = await openSailingCases(world.database);
    expect(open).toMatchObject({ kind: "moved", sailing_id: id, bookings: 1 });
    const clerk = { kind: "staff", id: "staff_1", role: "sales" } as const;
    expect(await resolveSailingCase(world.database, clerk, open?.id ?? "")).toBe(true);
    expect(await resolveSailingCase(world.database, clerk, open?.id ?? "")).toBe(false);
    expect(await world.sql`select 1 from alert where closed_at is null`).toHaveLength(0);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("one that was cancelled is sold no more, for ever; who is booked is told", async () => {
    const { id, bookingId, departs_at } = await booked("2027-04-03T20:00");
    await tell({ schedule: { was: keyOf(departs_at), now: null } });
    expect(await sync()).toMatchObject({ changed: 1 });
    expect(await noticesOf(bookingId)).toHaveLength(1);
    const status = async () =>
      (await world.sql<{ status: string }[]>`select status from sailing where id = ${id}`)[0]
        ?.status;
    expect(await status()).toBe("cancelled");
    await expect(requestFor(world, [id])).rejects.toMatchObject({ code: "not_bookable" });
    const now = { ...keyOf(departs_at), arrives_at: arrives(departs_at), status: "open" };
    await tell({ schedule: { was: keyOf(departs_at), now } });
    await sync();
    expect(await status()).toBe("cancelled");
  });

  test("one without a booking changes without a word; one we do not have is counted", async () => {
    const { id, departs_at } = await world.addSailing({ departs: "2027-04-04T20:00" });
    const later = new Date(departs_at.getTime() + 3_600_000);
    const now = { ...keyOf(later), arrives_at: arrives(later), status: "closed" };
    await tell({ schedule: { was: keyOf(departs_at), now } });
    await tell({ schedule: { was: keyOf(new Date("2028-01-01T10:00:00Z")), now: null } });
    expect(await sync()).toMatchObject({ changed: 1, unknown: 1 });
    expect(await world.sql`select 1 from sailing_change where sailing_id = ${id}`).toHaveLength(0);
    const audit = await world.sql<{ subject: string }[]>`
      select subject from sailing_audit where sailing_id = ${id} order by subject`;
    expect(audit.map(({ subject }) => subject)).toEqual(["status", "times"]);
  });

  test("nonsense is passed over with an alert, and what follows it is read", async () => {
    const [mad, moved] = await Promise.all(
      [6, 7].map((day) => world.addSailing({ departs: `2027-04-0${day}T20:00` })),
    );
    if (!mad || !moved) throw new Error("two were added");
    const later = (departs: Date) => new Date(departs.getTime() + 1_800_000);
    const change = (departs: Date, until: Date) => ({
      was: keyOf(departs),
      now: { ...keyOf(later(departs)), arrives_at: arrives(until), status: "open" },
    });
    const long = 30 * 3_600_000;
    await tell({ schedule: change(mad.departs_at, new Date(mad.departs_at.getTime() - long)) });
    await tell({ schedule: change(moved.departs_at, later(moved.departs_at)) });
    expect(await sync()).toMatchObject({ refused: 1, changed: 1 });
    const open = () =>
      world.sql`select 1 from alert where kind = 'sailing_refused' and closed_at is null`;
    expect(await open()).toHaveLength(1);
    expect(await sync()).toMatchObject({ refused: 0, changed: 0 });
    expect(await open()).toHaveLength(1);
    await tell({ schedule: change(mad.departs_at, later(mad.departs_at)) });
    expect(await sync()).toMatchObject({ refused: 0, changed: 1 });
    expect(await open()).toHaveLength(0);
  });

  test("another port, another season and a week at sea are passed over; so is what nobody can read", async () => {
    const { id, departs_at } = await booked("2027-04-20T20:00");
    const was = keyOf(departs_at);
    const day = 86_400_000;
    const now = (moved: number, crossing: number) => ({
      ...keyOf(new Date(departs_at.getTime() + moved)),
      arrives_at: arrives(new Date(departs_at.getTime() + moved + crossing)),
      status: "open",
    });
    await tell({ schedule: { was, now: { ...now(0, 0), to: "FRTLN" } } });
    await tell({ schedule: { was, now: now(40 * day, 0) } });
    await tell({ schedule: { was, now: now(0, 11 * day) } });
    await tell({ schedule: { was, now: { ...now(0, 0), arrives_at: "tomorrow" } } });
    expect(await sync()).toMatchObject({ refused: 4, changed: 0 });
    expect(await world.sql`select 1 from sailing_change where sailing_id = ${id}`).toHaveLength(0);
    const open = () => world.sql<{ subject: string }[]>`
      select subject from alert where kind = 'sailing_refused' and closed_at is null order by subject`;
    expect((await open()).map(({ subject }) => subject.split(" ").at(-1))).toEqual([
      departs_at.toISOString(),
      "unreadable",
    ]);
    await tell({ schedule: { was, now: now(0, 0) } });
    expect(await sync()).toMatchObject({ refused: 0, unchanged: 1 });
    expect(await open()).toHaveLength(0);
  });

  test("each moved to where the next one was: nobody is told of another's, also when told again", async () => {
    const hour = 3_600_000;
    const first = await booked("2027-04-21T08:00");
    const second = await booked("2027-04-21T10:00");
    const moved = (departs: Date) => {
      const later = new Date(departs.getTime() + 2 * hour);
      return {
        was: keyOf(departs),
        now: { ...keyOf(later), arrives_at: arrives(later), status: "open" },
      };
    };
    await tell({ schedule: moved(first.departs_at) });
    await tell({ schedule: moved(second.departs_at) });
    expect(await sync()).toMatchObject({ changed: 2 });
    const departures = async () =>
      [
        ...(await world.sql<{ departs_at: Date }[]>`
          select departs_at from sailing where id = any (${[first.id, second.id]}::uuid[]) order by id = ${second.id}`),
      ].map(({ departs_at }) => departs_at.getTime());
    const expected = [first, second].map(({ departs_at }) => departs_at.getTime() + 2 * hour);
    expect(await departures()).toEqual(expected);
    await world.sql`update operator_link set schedule_cursor = null`;
    expect(await sync()).toMatchObject({ changed: 0 });
    expect(await departures()).toEqual(expected);
    for (const { bookingId } of [first, second]) {
      expect(await noticesOf(bookingId)).toHaveLength(1);
    }
  });

  test("a price moves what is asked from now on, never what is sold or quoted", async () => {
    const { bookingId, departs_at, id } = await booked("2027-04-05T20:00");
    const before = await readBooking({ sql: world.sql, language: "en" }, bookingId);
    const quoted = await requestFor(world, [id]);
    await tell({ price_level: { ...keyOf(departs_at), price_level_bp: 11_000 } });
    await tell({ price_level: { ...keyOf(departs_at), price_level_bp: 12_000 } });
    expect(await sync()).toMatchObject({ prices: 1 });
    expect((await sync()).prices).toBe(0);
    const after = await readBooking({ sql: world.sql, language: "en" }, bookingId);
    expect(after?.total).toEqual(before?.total);
    const dearer = await requestFor(world, [id]);
    expect(dearer.expected_total.amount_minor).toBeGreaterThan(quoted.expected_total.amount_minor);
    await expect(place(world, quoted)).rejects.toMatchObject({ code: "price_changed" });
  });

  test("killed in the middle, or two at once: what is read again is found made", async () => {
    const sailings = await Promise.all(
      [10, 11, 12, 13].map((day) => booked(`2027-04-${day}T20:00`)),
    );
    for (const { departs_at } of sailings) {
      const later = new Date(departs_at.getTime() + 1_800_000);
      const now = { ...keyOf(later), arrives_at: arrives(later), status: "open" };
      await tell({ schedule: { was: keyOf(departs_at), now } });
    }
    await Promise.all([sync(), sync(), sync()]);
    for (const { bookingId } of sailings) expect(await noticesOf(bookingId)).toHaveLength(1);
    expect((await sync()).changed).toBe(0);
  });
});
