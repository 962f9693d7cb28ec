import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockBooking } from "#lib/hold/lock-booking";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { transact } from "#lib/outbox/committed";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { freeLapsed } from "./end-lapsed";
import { settleAuthorised } from "./settle-authorised";

const server = process.env.TEST_DATABASE_URL;
const stripe = { kind: "stripe", id: "evt_test" } as const;

describe.skipIf(!server)("a card authorised for an operator (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 10);
  });
  afterAll(() => world?.end());

  async function authorise({ lapsed, status }: { lapsed: boolean; status: string }) {
    const from = { from: "ITCVV", to: "ITPMO", operator: "GNV", hours: 10 };
    const { id } = await world.addSailing(from);
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const reading = await readingFor(world, bookingId, "requires_capture");
    await world.sql`update sailing set status = ${status} where id = ${id}`;
    if (lapsed) {
      await world.sql`
        update hold set expires_at = clock_timestamp() - interval '1 second' where booking_id = ${bookingId}`;
      await freeLapsed(world.database, { kind: "clock", id: "test" }, bookingId);
    }
    const settlement = await transact(world.database, async (tx) =>
      settleAuthorised(tx, stripe, { ...(await lockBooking(tx, bookingId)), bookingId }, reading),
    );
    const [row] = await world.sql`
      select b.status, b.reason, p.status as payment, coalesce((select sum(held + sold)::int from pool where sailing_id = ${id}), 0) as taken,
        (select count(*)::int from outbox o where o.booking_id = b.id and o.event = 'booking/ended') as ended
      from booking b join payment p on p.booking_id = b.id where b.id = ${bookingId}`;
    return { settlement, ...row };
  }
  const failed = {
    settlement: "failed",
    status: "FAILED",
    reason: "places_gone",
    payment: "CANCELLED",
    taken: 0,
    ended: 1,
  };
  const waits = { settlement: "awaiting_operator", status: "AWAITING_OPERATOR", taken: 2 };

  test.each([
    ["in time", { lapsed: false, status: "open" }, waits],
    ["in time, though no more is sold", { lapsed: false, status: "closed" }, waits],
    ["late, with the places still there", { lapsed: true, status: "open" }, waits],
    ["late, and no more is sold", { lapsed: true, status: "closed" }, failed],
    ["in time for a sailing that is cancelled", { lapsed: false, status: "cancelled" }, failed],
    ["late for a sailing that is cancelled", { lapsed: true, status: "cancelled" }, failed],
  ])("%s", async (_, when, expected) => {
    expect(await authorise(when)).toMatchObject(expected);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });
});
