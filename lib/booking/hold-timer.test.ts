import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extendHold } from "#lib/hold/extend-hold";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { readTask } from "#lib/job/read-task";
import { transact } from "#lib/outbox/committed";
import { sendOutbox } from "#lib/outbox/send-outbox";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { cancelBooking } from "./cancel-booking";
import { endLapsed } from "./end-lapsed";
import { settleReading } from "./settle-payment";

const server = process.env.TEST_DATABASE_URL;
const stripeSays = { kind: "stripe", id: "evt_test" } as const;

describe.skipIf(!server)("a hold's timer (needs TEST_DATABASE_URL)", () => {
  let world: World;
  const context = () => ({
    database: world.database,
    stripe: openStripe("sk_test_x", "http://127.0.0.1:9"),
  });
  beforeAll(async () => {
    world = await openWorld(server as string, 6);
  });
  afterAll(() => world?.end());

  const placed = async (holdSeconds = 300) => {
    const { id } = await world.addSailing();
    return await place(world, await requestFor(world, [id]), { holdSeconds });
  };
  /** What of a booking waits in the outbox, and how many seconds its timer is due after its hold's end. */
  const waiting = async (bookingId: string) =>
    await world.sql<{ event: string; after: number; notice: string | null }[]>`
      select o.event, extract(epoch from o.due_at - h.expires_at)::float as after, n.status as notice
      from outbox o join hold h on h.booking_id = o.booking_id
      left join notice n on n.id::text = o.data ->> 'notice_id'
      where o.booking_id = ${bookingId} and o.sent_at is null order by o.event`;
  const timerOf = async (bookingId: string) =>
    (await waiting(bookingId)).find(({ event }) => event === "booking/held");
  /** Sends what is due, as the relay would, and answers which of this booking's it was. */
  const sent = async (bookingId: string) => {
    const names: string[] = [];
    await sendOutbox(world.database, async (events) => {
      for (const { name, data } of events) if (data.booking_id === bookingId) names.push(name);
    });
    return names;
  };

  test("is due when the hold ends, and nothing is sent before", async () => {
    const { bookingId } = await placed();
    expect((await timerOf(bookingId))?.after).toBe(0);
    expect(await sent(bookingId)).toEqual([]);
  });

  test("is sent when the hold has ended, and the booking expires", async () => {
    const { bookingId } = await placed(1);
    await expect.poll(() => sent(bookingId), { timeout: 15_000 }).toEqual(["booking/held"]);
    const clock = { kind: "clock", id: "test" } as const;
    expect(await endLapsed(context(), clock, bookingId)).toEqual({ ended: true });
    expect((await waiting(bookingId)).map(({ event }) => event)).toEqual(["booking/ended"]);
  });

  test("moves with the hold's end", async () => {
    const { bookingId } = await placed();
    const before = await timerOf(bookingId);
    await transact(world.database, (tx) =>
      extendHold(tx, traveller, bookingId, { seconds: 600, byPaying: false }),
    );
    const [due] = await world.sql<{ seconds: number }[]>`
      select extract(epoch from due_at - created_at)::float as seconds from outbox
      where booking_id = ${bookingId} and event = 'booking/held'`;
    expect(before?.after).toBe(0);
    expect((await timerOf(bookingId))?.after).toBe(0);
    expect(due?.seconds).toBeGreaterThan(599);
  });

  test.each(["paid", "cancelled"] as const)(
    "of a booking that is %s is never sent, nor its word",
    async (how) => {
      const { bookingId, tasks } = await placed();
      expect(await waiting(bookingId)).toHaveLength(2);
      if (how === "paid") {
        await settleReading(context(), stripeSays, await readingFor(world, bookingId));
      } else {
        const nothing = { amount_minor: 0, currency: "EUR" };
        await cancelBooking(world.database, traveller, bookingId, {
          expectedRefund: nothing,
          reason: "test",
        });
      }
      const left = await waiting(bookingId);
      expect(left.map(({ event }) => event)).not.toContain("booking/held");
      const [hold] = await world.sql`
      select status, error from notice where booking_id = ${bookingId} and kind = 'hold'`;
      expect(hold).toEqual({ status: "dead", error: "moot" });
      for (const { id } of tasks) {
        expect(await readTask(world.sql, id)).toMatchObject({ status: "completed" });
        const [row] =
          await world.sql`select sent_at is not null as sent, attempts from outbox where id = ${id}`;
        expect(row).toEqual({ sent: true, attempts: 0 });
      }
      // The confirmation, the cancellation's mail and what else was promised still go.
      expect(left.length).toBeGreaterThan(0);
      await world.sql`update outbox set sent_at = sent_at - interval '1 day' where booking_id = ${bookingId}`;
      expect((await checkInvariants(world.sql)).map(({ id }) => id)).toEqual([]);
    },
  );

  test("that is being sent this moment keeps nobody waiting", async () => {
    const { bookingId } = await placed();
    await world.sql.begin(async (relay) => {
      await relay`select 1 from outbox where booking_id = ${bookingId} for update`;
      const { settlement } = await settleReading(
        context(),
        stripeSays,
        await readingFor(world, bookingId),
      );
      expect(settlement).toBe("confirmed");
    });
    expect((await timerOf(bookingId))?.event).toBe("booking/held");
  });
});
