// The short way to CONFIRMED and the long one must leave the same rows: the short one is only quicker.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { onCommitted } from "#lib/outbox/committed";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { confirmPaid } from "./confirm-paid";
import { settleReading } from "./settle-payment";

const server = process.env.TEST_DATABASE_URL;
const stripeSays = { kind: "stripe", id: "evt_test" } as const;

describe.skipIf(!server)("the short way to CONFIRMED (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let long: World;
  beforeAll(async () => {
    [world, long] = await Promise.all([
      openWorld(server as string, 5),
      openWorld(server as string, 5),
    ]);
    // A world without the short way.
    await long.sql.unsafe(`
      alter function confirm_paid rename to confirm_paid_before;
      create function confirm_paid(text, bigint, bigint, text, text, text, text, uuid[], text, text)
      returns setof uuid language sql as 'select null::uuid where false'`);
  });
  afterAll(() => Promise.all([world?.end(), long?.end()]));

  const placed = async (at: World) => {
    const { id } = await at.addSailing();
    const { bookingId } = await place(at, await requestFor(at, [id]));
    return { sailingId: id, bookingId, reading: await readingFor(at, bookingId) };
  };

  /** All that is written of a booking, but for ids and times. */
  async function written(at: World, bookingId: string): Promise<unknown> {
    const tables = {
      booking: "select * from booking where id = $1",
      payment: "select * from payment where booking_id = $1",
      attempts:
        "select a.* from payment_attempt a join payment p on p.id = a.payment_id where p.booking_id = $1",
      holds: "select * from hold where booking_id = $1",
      places: "select * from allocation where booking_id = $1 order by pool_id",
      ledger: `select t.kind, t.source, e.* from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        where t.booking_id = $1 order by t.kind, e.account`,
      notices: "select * from notice where booking_id = $1 order by kind",
      outbox:
        "select *, (select o.sent_at is not null) as sent from outbox o where booking_id = $1 order by event, sent_at nulls last",
      audit: "select * from audit where booking_id = $1",
    };
    const rows = Object.entries(tables).map(async ([name, query]) => [
      name,
      await at.sql.unsafe(query, [bookingId]),
    ]);
    const text = JSON.stringify(Object.fromEntries(await Promise.all(rows)));
    const plain = text
      .replace(/[\da-f]{8}-[\da-f-]{27}/g, "<id>")
      .replace(/pi_[\da-f]{32}/g, "<intent>")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
      .replace(/"reference":"\w+"/g, '"reference":"<reference>"')
      .replace(/"pool_id":\d+/g, '"pool_id":0');
    const { audit, ...others } = JSON.parse(plain);
    const byWhat = audit.map(({ sequence: _, ...row }: Record<string, unknown>) => row);
    byWhat.sort((a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    return { ...others, audit: byWhat };
  }

  test("leaves the rows that the long way leaves", async () => {
    const rows = await Promise.all(
      [world, long].map(async (at) => {
        const stripe = openStripe("sk_test_x", "http://127.0.0.1:9");
        const { bookingId, reading } = await placed(at);
        const settled = await settleReading({ database: at.database, stripe }, stripeSays, reading);
        expect(settled).toEqual({ settlement: "confirmed", bookingId });
        expect(await checkInvariants(at.sql)).toEqual([]);
        return await written(at, bookingId);
      }),
    );
    expect(rows[0]).toEqual(rows[1]);
    expect(JSON.stringify(rows[0])).toContain('"account":"sales"');
  });

  test("is taken once, and tells the relay", async () => {
    const { bookingId, reading } = await placed(world);
    let heard = 0;
    const off = onCommitted(() => (heard += 1));
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => confirmPaid(world.database, stripeSays, reading)),
    );
    off();
    expect(answers.filter(Boolean)).toEqual([bookingId]);
    expect(heard).toBe(1);
  });

  test.each<[string, (one: Awaited<ReturnType<typeof placed>>) => PromiseLike<unknown> | object]>([
    ["more money than was sold", ({ reading }) => ({ ...reading, amountMinor: 1 })],
    ["less money than was asked", ({ reading }) => ({ ...reading, receivedMinor: 1 })],
    ["another currency", ({ reading }) => ({ ...reading, currency: "USD" })],
    ["another intent", ({ reading }) => ({ ...reading, id: "pi_other" })],
    [
      "a hold that has lapsed",
      ({ bookingId }) =>
        world.sql`update hold set expires_at = now() where booking_id = ${bookingId}`,
    ],
    [
      "places that were taken back",
      ({ bookingId }) =>
        world.sql`select end_hold(id, 'expired') from hold where booking_id = ${bookingId}`,
    ],
    [
      "a sailing that is cancelled",
      ({ sailingId }) => world.sql`update sailing set status = 'cancelled' where id = ${sailingId}`,
    ],
    [
      "a sailing that has left",
      ({ sailingId }) =>
        world.sql`update sailing set departs_at = now() - interval '1 minute' where id = ${sailingId}`,
    ],
  ])("is not taken with %s, and changes nothing", async (_, change) => {
    const one = await placed(world);
    const changed = await change(one);
    const reading = changed && "amountMinor" in (changed as object) ? changed : one.reading;
    const before = await written(world, one.bookingId);
    expect(await confirmPaid(world.database, stripeSays, reading as typeof one.reading)).toBeNull();
    expect(await written(world, one.bookingId)).toEqual(before);
  });
});
