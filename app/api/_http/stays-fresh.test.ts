// What changes in one app process is in the very next answer of every process: search, places left and kept
// pages, for each kind of change. Controls: the same change without a word to Redis is still unseen there.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freeLapsed } from "#lib/booking/end-lapsed";
import { forgetBooking } from "#lib/booking/forget-booking";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { changeCapacity } from "#lib/booking/sailings/change-capacity";
import { changeSailing } from "#lib/booking/sailings/change-sailing";
import { changeSale } from "#lib/booking/sailings/change-sale";
import { syncOperator } from "#lib/booking/sailings/sync-operator";
import { settleReading } from "#lib/booking/settle-payment";
import { forgetImport } from "#lib/gtfs/forget-import";
import type { OperatorAdapter } from "#lib/operator/contract";
import { OperatorError } from "#lib/operator/operator-error";
import { openStripe } from "#lib/payment/stripe";
import { Cache, cache } from "#lib/redis/redis";
import { publishFarePolicy } from "#lib/search/publish-fare-policy";
import { readingFor, requestFor } from "#lib/testing/booking-world";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { replaceTestConfig } from "#lib/testing/test-config";
import { openWorld, type World } from "#lib/testing/world";
import { POST as quote } from "../v1/bookings/[id]/cancellation-quote/route";
import { type AppFront, openAppFront } from "./testing/app-front";
import { type AppProcess, openAppProcess } from "./testing/open-app-process";

const server = process.env.TEST_DATABASE_URL;
const redis = await openRedis();
afterAll(() => redis?.kill());

const staff = { kind: "staff", id: "staff_1", role: "sales" } as const;
const operator = { kind: "operator", id: "CTN" } as const;
const nobody = openStripe("sk_test_x", "http://127.0.0.1:9");
const nothing = { amount_minor: 0, currency: "EUR" };

/** What a process says of a day: each journey's id, places, price and departure. */
type Seen = { search: unknown[]; page: string; left: (number | undefined)[] };
type Line = { from: string; to: string; date: string; connections?: number };
type Journey = {
  legs: { sailing_id: string; departs_at: string }[];
  available: { passengers: number };
  price: { amount_minor: number };
  fares: { conditions: unknown }[];
};

/** The day so many days after another. */
const dayAfter = (first: string, days: number) =>
  new Date(Date.parse(`${first}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(!server || !redis)(
  "two processes (needs TEST_DATABASE_URL and redis-server)",
  // Redis that is late by 50 ms counts as away, and is told again in a moment: a machine that stalls gets
  // another try, and a guard that is gone fails all of them.
  { retry: 3 },
  () => {
    let world: World;
    let here: AppFront;
    let there: AppProcess;
    let day = 1;
    const scope = (told: Cache) => ({ database: world.database, cache: told });
    const untold = new Cache(null);

    beforeAll(async () => {
      const { url } = redis as OwnRedis;
      world = await openWorld(server as string);
      replaceTestConfig(world.url, url);
      here = await openAppFront();
      there = await openAppProcess(world.url, url);
      for (const { base } of [here, there]) {
        await vi.waitUntil(async () => (await (await fetch(`${base}/hears`)).text()) === "true", {
          timeout: 20_000,
        });
      }
    });
    afterAll(async () => {
      there?.end();
      here?.server.close();
      cache().end();
      await world?.end();
    });

    /** A day of its own, so that no test meets another's sailings. */
    const newDay = () => {
      day += 1;
      return dayAfter("2027-06-01", day);
    };
    const tunis = (date: string): Line => ({ from: "tunis", to: "marseille", date });

    async function seen(
      base: string,
      line: Line,
      sailings: string[],
    ): Promise<Seen & { isKept: boolean }> {
      const { from, to, date, connections = 0 } = line;
      const query = `from=${from}&to=${to}&date=${date}&adults=2`;
      const asked = await fetch(
        `${base}/api/v1/ferry/search?${query}&max_connections=${connections}`,
      );
      const { data } = (await asked.json()) as { data: Journey[] };
      const page = await fetch(`${base}/en/search?${query}`);
      const left = await Promise.all(
        sailings.map(async (id) => {
          const answer = await fetch(`${base}/api/v1/sailings/${id}/availability`);
          const { data } = (await answer.json()) as {
            data: { pools: { kind: string; available: number }[] };
          };
          return data.pools.find(({ kind }) => kind === "passengers")?.available;
        }),
      );
      return {
        search: data.map(({ legs, available, price, fares }) => [
          legs.map(({ sailing_id, departs_at }) => `${sailing_id} ${departs_at}`),
          available.passengers,
          price.amount_minor,
          JSON.stringify(fares.map(({ conditions }) => conditions)),
        ]),
        page: (await page.text()).replace(/nonce="[^"]*"/, ""),
        left,
        isKept: asked.headers.get("x-cache") === "HIT" && page.headers.get("x-cache") === "HIT",
      };
    }
    const whatIsSeen = async (base: string, line: Line, sailings: string[]): Promise<Seen> => {
      const { isKept: _, ...rest } = await seen(base, line, sailings);
      return rest;
    };

    /** Both processes keep their answers; what was just read may be older than the last news, so they are asked until they do. */
    async function filled(line: Line, sailings: string[]): Promise<Seen> {
      for (const { base } of [here, there]) {
        await expect
          .poll(async () => (await seen(base, line, sailings)).isKept, { timeout: 10_000 })
          .toBe(true);
      }
      const [one, other] = [
        await whatIsSeen(here.base, line, sailings),
        await whatIsSeen(there.base, line, sailings),
      ];
      expect(one).toEqual(other);
      return one;
    }
    /** The very next answers, those of the other process first. */
    async function next(line: Line, sailings: string[]): Promise<Seen> {
      const other = await whatIsSeen(there.base, line, sailings);
      expect(await whatIsSeen(here.base, line, sailings)).toEqual(other);
      return other;
    }
    const places = ({ search }: Seen) => search.map((journey) => (journey as unknown[])[1]);

    async function sailingOn(date: string) {
      const { id, departs_at } = await world.addSailing({ departs: `${date}T20:00` });
      return { line: tunis(date), id, departs_at };
    }
    async function post(path: string, body: unknown, token?: string) {
      const answer = await fetch(here.base + path, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "idempotency-key": randomUUID(),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify(body),
      });
      const said = (await answer.json()) as { data: { id: string; access_token: string } };
      if (answer.status > 299) throw new Error(JSON.stringify(said));
      return said.data;
    }
    const hold = async (sailings: string[]) =>
      post("/api/v1/bookings", await requestFor(world, sailings));
    /** As the payments group does it once the money is there. */
    const confirm = async (bookingId: string, told = cache()) => {
      const reading = await readingFor(world, bookingId);
      await settleReading(
        { database: world.database, stripe: nobody },
        { kind: "stripe", id: "evt" },
        reading,
      );
      await forgetBooking({ sql: world.sql, cache: told }, bookingId);
    };

    test("a hold placed, extended, released: the places left", async () => {
      const { line, id } = await sailingOn(newDay());
      expect((await filled(line, [id])).left).toEqual([400]);
      const held = await hold([id]);
      const after = await next(line, [id]);
      expect([places(after), after.left]).toEqual([[398], [398]]);
      await filled(line, [id]);
      await post(`/api/v1/bookings/${held.id}/hold-extension`, {}, held.access_token);
      expect((await next(line, [id])).left).toEqual([398]);
      await filled(line, [id]);
      const released = { expected_refund: nothing, reason: "changed_plans" };
      await post(`/api/v1/bookings/${held.id}/cancel`, released, held.access_token);
      const back = await next(line, [id]);
      expect([places(back), back.left]).toEqual([[400], [400]]);
    });

    test("the last places held are offered to nobody, and to the next one once they are back", async () => {
      const date = newDay();
      const { id } = await world.addSailing({
        departs: `${date}T20:00`,
        pools: { passengers: 2, "cabin:inside_2": 1 },
      });
      const line = tunis(date);
      expect(places(await filled(line, [id]))).toEqual([2]);
      const held = await hold([id]);
      expect(places(await next(line, [id]))).toEqual([]);
      expect(places(await filled(line, [id]))).toEqual([]);
      const released = { expected_refund: nothing, reason: "changed_plans" };
      await post(`/api/v1/bookings/${held.id}/cancel`, released, held.access_token);
      expect(places(await next(line, [id]))).toEqual([2]);
    });

    test("a hold that lapsed: the places left", async () => {
      const { line, id } = await sailingOn(newDay());
      const held = await hold([id]);
      expect((await filled(line, [id])).left).toEqual([398]);
      await world.sql`update hold set expires_at = clock_timestamp() where booking_id = ${held.id}`;
      await freeLapsed(world.database, { kind: "clock", id: "test" }, held.id);
      // Control: nobody has been told yet.
      expect((await next(line, [id])).left).toEqual([398]);
      await forgetBooking({ sql: world.sql, cache: cache() }, held.id);
      expect((await next(line, [id])).left).toEqual([400]);
    });

    test("a booking confirmed, and cancelled: search, page and places left; control", async () => {
      const { line, id } = await sailingOn(newDay());
      await filled(line, [id]);
      const [first, second] = [await hold([id]), await hold([id])];
      const before = await filled(line, [id]);
      await confirm(first.id, untold);
      const elsewhere = await whatIsSeen(there.base, line, [id]);
      expect(elsewhere).toEqual(before);
      await confirm(second.id);
      const confirmed = await next(line, [id]);
      expect([places(confirmed), confirmed.left]).toEqual([[396], [396]]);
      expect(confirmed.page).toContain(" 396 ");
      await filled(line, [id]);
      const { refund } = await quoteCancellation(world.sql, second.id);
      const wish = { expected_refund: refund, reason: "changed_plans" };
      await post(`/api/v1/bookings/${second.id}/cancel`, wish, second.access_token);
      const cancelled = await next(line, [id]);
      expect([places(cancelled), cancelled.left]).toEqual([[398], [398]]);
      expect(cancelled.page).toContain(" 398 ");
    });

    test("one of two travellers cancelled: search, page and places left", async () => {
      const { line, id } = await sailingOn(newDay());
      const held = await hold([id]);
      await confirm(held.id);
      expect(places(await filled(line, [id]))).toEqual([398]);
      const scope = { passengers: ["passenger-1"] };
      const path = `/api/v1/bookings/${held.id}`;
      const quoted = await quote(
        new Request(`http://localhost:3000${path}/cancellation-quote`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            authorization: `Bearer ${held.access_token}`,
          },
          body: JSON.stringify({ scope }),
        }),
        { params: Promise.resolve({ id: held.id } as never) },
      );

      const { refund, fee } = (await quoted.json()).data;
      const wish = { scope, expected_refund: refund, expected_fee: fee, reason: "changed_plans" };
      await post(`${path}/cancel`, wish, held.access_token);
      const cancelled = await next(line, [id]);
      expect([places(cancelled), cancelled.left]).toEqual([[399], [399]]);
    });

    const levels = (bp: number): OperatorAdapter =>
      ({
        schedule: () => Promise.reject(new OperatorError("unsupported", "none", "no schedule")),
        prices: async () => ({
          cursor: String(bp),
          levels: [
            { from: "TNLGN", to: "FRMRS", departs_at: priced.departs_at, price_level_bp: bp },
          ],
        }),
      }) as unknown as OperatorAdapter;
    let priced: { line: Line; id: string; departs_at: Date };

    test("a price: every search; control", async () => {
      priced = await sailingOn(newDay());
      await world.sql`
      insert into operator_link (operator_code, adapter, address) values ('CTN', 'http', '/ctn')`;
      const before = await filled(priced.line, [priced.id]);
      await syncOperator(scope(untold), operator, "CTN", levels(11_000));
      expect(await whatIsSeen(there.base, priced.line, [priced.id])).toEqual(before);
      await syncOperator(scope(cache()), operator, "CTN", levels(20_000));
      const now = await next(priced.line, [priced.id]);
      expect((now.search[0] as number[])[2]).toBeGreaterThan(
        (before.search[0] as number[])[2] as number,
      );
      expect(now.page).not.toBe(before.page);
    });

    test("a fare's policy: every search; control", async () => {
      const { line, id } = await sailingOn(newDay());
      const before = await filled(line, [id]);
      const draft = (days: number) => ({
        operatorCode: "CTN",
        fareCode: "standard",
        name: "test",
        conditions: {
          cancellation: [{ days_before: days, refund_bp: 1_000 }],
          changes_until_hours: null,
          change_fee_minor: 0,
        },
      });
      await publishFarePolicy(scope(untold), staff, draft(20));
      expect(await whatIsSeen(there.base, line, [id])).toEqual(before);
      await publishFarePolicy(scope(cache()), staff, draft(30));
      expect(JSON.stringify((await next(line, [id])).search)).toContain('days_before\\":30');
    });

    test("closed, opened, another capacity: its route; control", async () => {
      const { line, id } = await sailingOn(newDay());
      const before = await filled(line, [id]);
      await changeSale(scope(untold), staff, id, "closed");
      expect(await whatIsSeen(there.base, line, [id])).toEqual(before);
      await changeSale(scope(cache()), staff, id, "open");
      await filled(line, [id]);
      await changeSale(scope(cache()), staff, id, "closed");
      expect((await next(line, [id])).search).toEqual([]);
      await filled(line, [id]);
      await changeSale(scope(cache()), staff, id, "open");
      expect(places(await next(line, [id]))).toEqual([400]);
      await filled(line, [id]);
      await changeCapacity(scope(cache()), staff, id, { passengers: 30 });
      const smaller = await next(line, [id]);
      expect([places(smaller), smaller.left]).toEqual([[30], [30]]);
      expect(smaller.page).toContain(" 30 ");
    });

    test("moved by its operator: every two calls of its voyage; control", async () => {
      const date = newDay();
      const first = await world.addSailing({
        from: "ITCVV",
        to: "ITPMO",
        operator: "GNV",
        departs: `${date}T08:00`,
        hours: 10,
      });
      const second = await world.addSailing({
        from: "ITPMO",
        to: "TNLGN",
        operator: "GNV",
        departs: `${date}T20:00`,
        hours: 10,
        voyage: first.voyage,
        sequence: 2,
      });
      const lines: Line[] = [
        { from: "civitavecchia", to: "tunis", date },
        { from: "palermo", to: "tunis", date },
      ];
      const move = (told: Cache, departsAt: Date, minutes: number) =>
        changeSailing(
          scope(told),
          { kind: "operator", id: "GNV" },
          { operatorCode: "GNV", from: "ITPMO", to: "TNLGN", departsAt },
          {
            departs_at: new Date(departsAt.getTime() + minutes * 60_000),
            arrives_at: new Date(departsAt.getTime() + (600 + minutes) * 60_000),
            status: "open",
            vessel: null,
          },
        );
      const before = await Promise.all(lines.map((line) => filled(line, [second.id])));
      expect(await move(untold, second.departs_at, 5)).toBe("changed");
      expect(
        await Promise.all(lines.map((line) => whatIsSeen(there.base, line, [second.id]))),
      ).toEqual(before);
      expect(await move(cache(), new Date(second.departs_at.getTime() + 300_000), 10)).toBe(
        "changed",
      );
      const [whole, part] = await Promise.all(
        lines.map((line) => whatIsSeen(there.base, line, [second.id])),
      );
      expect(JSON.stringify(part?.search)).toContain("T20:15");
      expect(JSON.stringify(whole?.search)).toContain("T20:15");
      expect(part?.page).toContain("T20:15");
      // Killed between the change and the word of it: told again it finds nothing to change, and says so even so.
      const then = new Date(second.departs_at.getTime() + 900_000);
      for (const line of lines) await filled(line, [second.id]);
      expect(await move(untold, then, 5)).toBe("changed");
      expect(await move(cache(), then, 5)).toBe("unchanged");
      const told = await whatIsSeen(there.base, lines[1] as Line, [second.id]);
      expect(JSON.stringify(told.search)).toContain("T20:20");
    });

    test("moved to another day: a search of that day between two calls it knew nothing of", async () => {
      newDay();
      const on = (later: number) => dayAfter("2028-01-01", 2 * day + later);
      const gnv = { operator: "GNV", hours: 10 };
      const first = await world.addSailing({
        ...gnv,
        from: "ITCVV",
        to: "ITPMO",
        departs: `${on(0)}T08:00`,
      });
      await world.addSailing({
        ...gnv,
        from: "ITPMO",
        to: "TNLGN",
        departs: `${on(1)}T22:00`,
        voyage: first.voyage,
        sequence: 2,
      });
      const line: Line = { from: "civitavecchia", to: "tunis", date: on(1) };
      expect((await filled(line, [])).search).toEqual([]);
      const departs = new Date(first.departs_at.getTime() + 86_400_000);
      await changeSailing(
        scope(cache()),
        { kind: "operator", id: "GNV" },
        { operatorCode: "GNV", from: "ITCVV", to: "ITPMO", departsAt: first.departs_at },
        {
          departs_at: departs,
          arrives_at: new Date(departs.getTime() + 36_000_000),
          status: "open",
          vessel: null,
        },
      );
      expect((await next(line, [])).search).toHaveLength(1);
    });

    test("a way with a change of ship that a new sailing makes, and that a moved one ends", async () => {
      const date = newDay();
      const line: Line = { from: "marseille", to: "tunis", date, connections: 1 };
      const { departs_at } = await world.addSailing({
        from: "FRMRS",
        to: "ITCVV",
        operator: "GNV",
        departs: `${date}T06:00`,
        hours: 8,
      });
      await expect
        .poll(async () => (await seen(there.base, line, [])).isKept, { timeout: 10_000 })
        .toBe(true);
      expect((await filled(line, [])).search).toEqual([]);
      await world.addSailing({
        from: "ITCVV",
        to: "TNLGN",
        operator: "GNV",
        departs: `${date}T18:00`,
        hours: 12,
      });
      // What an import says of it: the route of the new sailing, which this search never touched.
      const fares = { fares: 0, changed_fares: 0, tariffs: 0 };
      const pairs = [{ from_port: "ITCVV", to_port: "TNLGN" }];
      // Control.
      await forgetImport(untold, { outcome: "imported", pairs, fares });
      expect((await whatIsSeen(there.base, line, [])).search).toEqual([]);
      await forgetImport(cache(), { outcome: "imported", pairs, fares });
      expect((await next(line, [])).search).toHaveLength(1);
      await filled(line, []);
      await changeSailing(
        scope(cache()),
        { kind: "operator", id: "GNV" },
        { operatorCode: "GNV", from: "FRMRS", to: "ITCVV", departsAt: departs_at },
        null,
      );
      expect((await next(line, [])).search).toEqual([]);
    });
  },
);
