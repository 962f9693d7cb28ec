import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openAlert } from "#lib/alert/open-alert";
import { newId } from "#lib/identity/uuid";
import { Cache } from "#lib/redis/redis";
import { countSearch, searchTallies } from "#lib/search/search-tally";
import { place, requestFor } from "#lib/testing/booking-world";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { openWorld, type World } from "#lib/testing/world";
import { listDepartures } from "./list-departures";
import { readNeeds } from "./read-needs";
import { readToday } from "./read-today";
import { readTrade } from "./read-trade";
import { rollUpTrade } from "./roll-up-trade";

const server = process.env.TEST_DATABASE_URL;
const redis = await openRedis();
afterAll(() => redis?.kill());
const slice = { limit: 50, offset: 0 };

describe.skipIf(!server || !redis)("today (needs TEST_DATABASE_URL and redis-server)", () => {
  const { patient: cache } = redis as OwnRedis;
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 10);
  });
  afterAll(() => world?.end());
  beforeEach(async () => {
    await world.sql`delete from trade_quarter`;
    await world.sql`delete from alert`;
    searchTallies().minutes.clear();
    searchTallies().pending.clear();
    await cache.client?.flushall();
  });

  /** A booking of two that was begun and confirmed at an instant, by rows as they would be. */
  async function sold(at: Date, currency = "EUR", isConfirmed = true) {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    await world.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`
        update booking set created_at = ${at}, currency = ${currency},
          status = ${isConfirmed ? "CONFIRMED" : "EXPIRED"}, confirmed_at = ${isConfirmed ? at : null}
        where id = ${bookingId}`;
      await tx`update payment set amount_minor = 10000, currency = ${currency} where booking_id = ${bookingId}`;
    });
    return bookingId;
  }
  const clear = async () => {
    await world.sql`update booking set created_at = now() - interval '1 year', confirmed_at = null`;
  };

  test("sales of a day are the same added up in quarters, counted afresh, or both", async () => {
    const now = new Date("2027-03-10T15:07:30Z");
    const noon = new Date("2027-03-10T12:00:00Z");
    await sold(new Date("2027-03-09T23:00:00Z")); // the day's first instant in Paris
    await sold(new Date("2027-03-09T22:59:59Z")); // the day before there
    await sold(new Date("2027-03-10T12:00:00Z"), "TND");
    await sold(new Date("2027-03-10T14:59:59Z"));
    await sold(new Date("2027-03-10T15:06:00Z"));
    await sold(new Date("2027-03-10T15:06:30Z"), "EUR", false);
    await sold(new Date("2027-03-03T10:00:00Z"));
    await sold(new Date("2027-03-03T15:07:29Z"));
    await sold(new Date("2027-03-03T20:00:00Z"));
    const read = () => readToday(world.sql, new Cache(null), now, "Europe/Paris");
    const expected = {
      zone: "Europe/Paris",
      day: "2027-03-10",
      day_before: "2027-03-03",
      today: {
        holds: 5,
        confirmed: 4,
        passengers: 8,
        revenue: [
          { currency: "EUR", amount_minor: 30_000 },
          { currency: "TND", amount_minor: 10_000 },
        ],
      },
      before: { confirmed: 2, passengers: 4, revenue: [{ currency: "EUR", amount_minor: 20_000 }] },
      before_whole: { confirmed: 3, passengers: 6 },
    };
    expect(await read()).toMatchObject(expected);
    // Half of the day added up, then all that is over.
    expect(await rollUpTrade(world.sql, new Cache(null), noon)).toBe(9 * 96 - 1);
    expect(await read()).toMatchObject(expected);
    expect(await rollUpTrade(world.sql, new Cache(null), now)).toBe(13);
    expect(await rollUpTrade(world.sql, new Cache(null), now)).toBe(0);
    expect(await read()).toMatchObject(expected);
    // Negative control: a quarter that counts wrongly shows.
    await world.sql`update trade_quarter set confirmed = confirmed + 1 where starts_at = ${noon}`;
    expect((await read()).today.confirmed).toBe(5);
    await clear();
  });

  test("a day of 25 hours is counted whole, and one of 23", async () => {
    for (const [day, hours] of [
      ["2027-10-31", 25],
      ["2027-03-28", 23],
    ] as const) {
      await world.sql`delete from trade_quarter`;
      const start = Temporal.PlainDate.from(day).toZonedDateTime("Europe/Paris");
      const at = (hour: number) => new Date(start.add({ hours: hour }).epochMilliseconds);
      for (const hour of [0, 2.5, hours - 0.25]) await sold(at(0 + Math.floor(hour)));
      await rollUpTrade(world.sql, new Cache(null), at(hours - 1));
      const { today } = await readToday(
        world.sql,
        new Cache(null),
        new Date(at(hours).getTime() - 1),
        "Europe/Paris",
      );
      expect([day, today.confirmed]).toEqual([day, 3]);
      await clear();
    }
  });

  test("searches are added up with the rest, and the youngest laid on top", async () => {
    const now = new Date();
    for (let n = 0; n < 7; n += 1) countSearch("MISS", "A-B", 1);
    const { today } = await readToday(world.sql, cache, now, "UTC");
    expect(today.searches).toBe(7);
    // Without Redis nobody knows how many all processes answered.
    expect((await readToday(world.sql, new Cache(null), now, "UTC")).today.searches).toBeNull();
    await rollUpTrade(world.sql, cache, new Date(now.getTime() + 40 * 60_000));
    const rolled = await world.sql<{ searches: number | null }[]>`
      select sum(searches)::int as searches from trade_quarter`;
    expect(rolled[0]?.searches ?? 0).toBeLessThanOrEqual(7);
  });

  test("an instant before anything was added up is counted afresh", async () => {
    const at = new Date("2026-01-01T00:00:00Z");
    expect(await readTrade(world.sql, at, new Date("2026-01-02T00:00:00Z"), null)).toMatchObject({
      searches: null,
      holds: 0,
      revenue: [],
    });
  });

  test("nothing to do is nothing; each matter is counted with its age, deadline and way", async () => {
    await world.sql`update notice set status = 'sent', sent_at = now() where status <> 'sent'`;
    await world.sql`delete from job_run`;
    await world.sql`update outbox set sent_at = now() where sent_at is null`;
    expect(await readNeeds(world.sql, "admin")).toEqual([]);
    const bookingId = await sold(new Date());
    const { id: sailingId } = await world.addSailing();
    const [payment] = await world.sql<{ id: string }[]>`
      select id from payment where booking_id = ${bookingId}`;
    const [mail] = await world.sql<{ id: string }[]>`
      select id from notice where booking_id = ${bookingId} limit 1`;
    await openAlert(world.sql, { kind: "invariant", subject: "I1" });
    await openAlert(world.sql, { kind: "notice_undelivered", subject: mail?.id ?? "" });
    await openAlert(world.sql, { kind: "notice_undelivered", subject: "msg_of_nobody" });
    await openAlert(world.sql, { kind: "operator_silent", subject: bookingId });
    await world.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`
        insert into dispute (id, payment_id, intent_id, status, currency, amount_minor, opened_at, evidence_due_at)
        values ('du_1', ${payment?.id ?? ""}, 'pi_1', 'open', 'EUR', 100, now() - interval '3 days', now() + interval '4 days')`;
      await tx`
        insert into refund (id, booking_id, payment_id, intent_id, currency, amount_minor, status, reason, created_at, updated_at)
        values (${newId()}, ${bookingId}, ${payment?.id ?? ""}, 'pi_1', 'EUR', 100, 'failed', 'cancelled', now(), now()),
          (${newId()}, ${bookingId}, ${payment?.id ?? ""}, 'pi_1', 'EUR', 100, 'requested', 'late_money', now(), now())`;
      await tx`
        insert into sailing_change (id, sailing_id, kind, old_departs_at, old_arrives_at, bookings, actor, at)
        values (${newId()}, ${sailingId}, 'swapped', now(), now(), 3, 'system', now() - interval '2 hours')`;
      await tx`update pool set wanted_capacity = 1 where sailing_id = ${sailingId} and kind = 'passengers'`;
    });
    const needs = await readNeeds(world.sql, "admin");
    expect(needs.map(({ kind, count }) => [kind, count])).toEqual([
      ["invariants", 1],
      ["disputes", 1],
      ["refunds_failed", 1],
      ["late_money", 1],
      ["operators", 1],
      ["sailing_cases", 1],
      ["deficits", 1],
      ["bounced", 1],
      ["alerts", 4],
    ]);
    const dispute = needs.find(({ kind }) => kind === "disputes");
    expect(Date.parse(dispute?.due_at ?? "") - Date.now()).toBeGreaterThan(3 * 86_400_000);
    expect(Date.now() - Date.parse(dispute?.oldest_at ?? "")).toBeGreaterThan(2 * 86_400_000);
    // Who boards travellers learns nothing of their money, nor of what they have no page for.
    const agent = (await readNeeds(world.sql, "port_agent")).map(({ kind }) => kind);
    expect(agent).toEqual([
      "invariants",
      "operators",
      "sailing_cases",
      "deficits",
      "bounced",
      "alerts",
    ]);
  });

  test("departures come in order with their loads, by the next 24 hours or the port's day", async () => {
    const now = new Date("2027-06-01T10:00:00Z");
    const soon = await world.addSailing({ departs: "2027-06-01T20:00" });
    const tomorrow = await world.addSailing({ departs: "2027-06-02T09:00" });
    const gone = await world.addSailing({ departs: "2027-06-01T06:00" });
    await world.addSailing({ departs: "2027-06-03T06:00" });
    await world.sql`
      update pool set sold = 100 where sailing_id = ${soon.id} and kind = 'passengers'`;
    const ids = async (when: "next" | "today") =>
      (await listDepartures(world.sql, { when }, slice, now)).rows.map(({ id }) => id);
    expect(await ids("next")).toEqual([soon.id, tomorrow.id]);
    expect(await ids("today")).toEqual([gone.id, soon.id]);
    const { rows, total } = await listDepartures(world.sql, { when: "next" }, slice, now);
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({
      departs_at: "2027-06-01T20:00:00+01:00",
      passengers: { taken: 100, capacity: 400 },
      lanes: { taken: 0, capacity: 30_000 },
      cabins: { taken: 0, capacity: 35 },
    });
  });
});
