import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { confirmedBooking } from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { recordSailingChange } from "#lib/voyage/record-sailing-change";
import { forgetReasons, forgetReasonsOf, reasonDays } from "./forget-reasons";
import { recordStaffAction } from "./record-staff-action";

const server = process.env.TEST_DATABASE_URL;
const traveller = { kind: "traveller", id: "t" } as const;
const clerk = { kind: "staff", id: "s", role: "sales" } as const;
const typed = "My husband Karim fell ill";

describe.skipIf(!server)("reasons that somebody typed (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let sailingId: string;
  beforeAll(async () => {
    world = await openWorld(server as string, 6);
    sailingId = (await world.addSailing()).id;
  });
  afterAll(() => world?.end());

  async function cancelled(reason: string): Promise<string> {
    const bookingId = await confirmedBooking(world, [sailingId]);
    const { refund } = await quoteCancellation(world.sql, bookingId);
    await cancelBooking(world.database, traveller, bookingId, { expectedRefund: refund, reason });
    return bookingId;
  }
  /** What a booking says of why, in its own row and in its audit. */
  const whyOf = async (id: string) =>
    (
      await world.sql<{ own: string | null; said: string | null }[]>`
        select b.reason as own, a.detail ->> 'reason' as said from booking b
        join audit a on a.booking_id = b.id and a.subject = 'booking' and a.to_status = 'CANCELLED'
        where b.id = ${id}`
    )[0];
  /** As if it had been done so many days ago; the audit itself lets nobody say so. */
  const agedBy = async (days: number, id: string) => {
    await world.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update audit set at = at - make_interval(days => ${days}) where booking_id = ${id}`;
      await tx`update booking set ended_at = ended_at - make_interval(days => ${days}) where id = ${id}`;
      await tx`update sailing_audit set at = at - make_interval(days => ${days})`;
      await tx`update staff_action set at = at - make_interval(days => ${days})`;
    });
  };

  test("are forgotten after two years, everywhere; codes of ours stay, and so does all else", async () => {
    const [old, young, coded] = [
      await cancelled(typed),
      await cancelled(typed),
      await cancelled("by_traveller"),
    ];
    await world.sql.begin(async (tx) => {
      const change = { sailingId, subject: "reason", before: "" };
      await recordSailingChange(tx, clerk, { ...change, after: typed });
      await recordStaffAction(tx, clerk, {
        action: "settle_alert",
        subject: "1",
        detail: { kind: "dispute_lost", note: typed },
      });
      await recordStaffAction(tx, clerk, {
        action: "purge",
        subject: "x",
        detail: { reason: typed },
      });
      await recordStaffAction(tx, clerk, { action: "clear_cache", subject: "all", before: 1 });
    });
    const rows = async () => (await world.sql`select count(*)::int as rows from audit`)[0];
    const before = await rows();
    for (const id of [old, coded]) await agedBy(reasonDays / 2 + 1, id);
    // Not yet: the bookings' rows have half the age, and nothing else is older.
    await world.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update sailing_audit set at = now()`;
      await tx`update staff_action set at = now()`;
    });
    expect(await forgetReasons(world.database)).toBe(0);
    expect(await whyOf(old)).toEqual({ own: typed, said: typed });
    for (const id of [old, coded]) await agedBy(reasonDays / 2 + 1, id);
    expect(await forgetReasons(world.database, 1)).toBe(4);
    expect(await whyOf(old)).toEqual({ own: "forgotten", said: "forgotten" });
    expect(await whyOf(young)).toEqual({ own: typed, said: typed });
    expect(await whyOf(coded)).toEqual({ own: "by_traveller", said: "by_traveller" });
    const said = await world.sql`
      select action, detail from staff_action where action <> 'sign_in' order by id`;
    expect([...said]).toEqual([
      { action: "settle_alert", detail: { kind: "dispute_lost", note: "forgotten" } },
      { action: "purge", detail: { reason: "forgotten" } },
      { action: "clear_cache", detail: { before: 1 } },
    ]);
    const [sailing] = await world.sql`
      select after from sailing_audit where subject = 'reason'`;
    expect(sailing).toEqual({ after: "forgotten" });
    expect(await rows()).toEqual(before);
    expect(await forgetReasons(world.database)).toBe(0);
  });

  test("go at once with the names of a booking", async () => {
    const [one, other] = [await cancelled(typed), await cancelled(typed)];
    await world.sql.begin((tx) => forgetReasonsOf(tx, [one]));
    expect(await whyOf(one)).toMatchObject({ said: "forgotten" });
    expect(await whyOf(other)).toMatchObject({ said: typed });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("and nothing else of the audit can be changed, nor anything put in their place", async () => {
    const id = await cancelled(typed);
    const ways = [
      () => world.sql`update audit set to_status = 'CONFIRMED' where booking_id = ${id}`,
      () =>
        world.sql`update audit set detail = null where booking_id = ${id} and detail is not null`,
      () =>
        world.sql`update audit set detail = jsonb_set(detail, '{reason}', '"by_traveller"')
          where booking_id = ${id} and detail ? 'reason'`,
      () =>
        world.sql`update audit set detail = jsonb_set(detail, '{reason}', '"forgotten"'), actor = 'system'
          where booking_id = ${id} and detail ? 'reason'`,
      () => world.sql`update audit set detail = '{"reason": "forgotten"}'
          where booking_id = ${id} and detail is null`,
      () => world.sql`delete from audit where booking_id = ${id}`,
      () => world.sql`update sailing_audit set after = 'open'`,
      () => world.sql`update sailing_audit set after = 'forgotten', before = 'x'`,
    ];
    for (const way of ways) await expect(way()).rejects.toMatchObject({ code: "GW003" });
  });
});
