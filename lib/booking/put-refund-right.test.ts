import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/audit/actor";
import { checkInvariants } from "#lib/invariant/check-invariants";
import type { RefundReading } from "#lib/payment/refund-intent";
import { place, readingFor, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { cancelBooking } from "./cancel-booking";
import { payRefundByHand } from "./pay-refund-by-hand";
import { quoteCancellation } from "./quote-cancellation";
import { readBooking } from "./read-booking";
import { retryRefund } from "./retry-refund";
import { settleReading } from "./settle-payment";
import { type RefundRow, settleRefund } from "./settle-refund";

const server = process.env.TEST_DATABASE_URL;
const stripe = { kind: "stripe", id: "evt_test" } as const;
const clerk: Actor = { kind: "staff", id: "staff_1", role: "sales" };

describe.skipIf(!server)("a refund the bank would not take (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());

  const tell = async (refundId: string, status: RefundReading["status"]) => {
    const [row] = await world.sql<RefundRow[]>`select * from refund where id = ${refundId}`;
    const reading = { id: `re_${refundId}`, status, refundId, intentId: row?.intent_id ?? null };
    await world.sql.begin((tx) => settleRefund(tx, stripe, row as RefundRow, reading));
  };

  /** A cancelled booking whose refund was sent and came back. */
  async function failedRefund() {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    await settleReading(
      { database: world.database, stripe: null as never },
      stripe,
      await readingFor(world, bookingId),
    );
    const { refund } = await quoteCancellation(world.sql, bookingId);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    const [row] = await world.sql<{ id: string; amount_minor: number }[]>`
      select id, amount_minor from refund where booking_id = ${bookingId}`;
    const refundId = row?.id as string;
    await tell(refundId, "failed");
    return { bookingId, refundId, amountMinor: row?.amount_minor ?? 0 };
  }

  const balance = async (bookingId: string, account: string) => {
    const [row] = await world.sql<{ sum: number }[]>`
      select coalesce(sum(e.amount_minor), 0)::int as sum
      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
      where t.booking_id = ${bookingId} and e.account = ${account}`;
    return row?.sum;
  };
  const openAlerts = async (refundId: string) =>
    (await world.sql`select 1 from alert where subject = ${refundId} and closed_at is null`).length;
  const view = (bookingId: string) => readBooking({ sql: world.sql, language: "en" }, bookingId);
  const healthy = async () => expect(await checkInvariants(world.sql)).toEqual([]);

  test("is sent once more as a refund of its own, and the debt is the same", async () => {
    const { bookingId, refundId, amountMinor } = await failedRefund();
    expect(await openAlerts(refundId)).toBe(1);
    const next = await retryRefund(world.database, clerk, refundId);
    expect(await openAlerts(refundId)).toBe(0);
    expect(await balance(bookingId, "refunds_due")).toBe(-amountMinor);
    const events = await world.sql`
      select 1 from outbox where event = 'refund/requested' and data ->> 'refund_id' = ${next.refundId}`;
    expect(events).toHaveLength(1);
    await healthy();
    await tell(next.refundId, "succeeded");
    expect(await balance(bookingId, "refunds_due")).toBe(0);
    expect(await view(bookingId)).toMatchObject({
      refund: { amount: { amount_minor: amountMinor }, status: "succeeded" },
      refunds: [
        { id: refundId, status: "failed", replaced_by: next.refundId },
        { id: next.refundId, status: "succeeded", replaced_by: null },
      ],
    });
    await healthy();
  });

  test("that fails again has an alert of its own, and is paid by transfer", async () => {
    const { bookingId, refundId, amountMinor } = await failedRefund();
    const next = await retryRefund(world.database, clerk, refundId);
    await tell(next.refundId, "failed");
    expect(await openAlerts(next.refundId)).toBe(1);
    await healthy();
    await payRefundByHand(world.database, clerk, next.refundId, "VIR 2026-0917");
    expect(await openAlerts(next.refundId)).toBe(0);
    expect(await balance(bookingId, "refunds_due")).toBe(0);
    expect(await balance(bookingId, "bank")).toBe(-amountMinor);
    // The card's money stayed with Stripe.
    const kept = await balance(bookingId, "stripe_clearing");
    expect(kept).toBeGreaterThanOrEqual(amountMinor);
    expect(await view(bookingId)).toMatchObject({
      refund: { amount: { amount_minor: amountMinor }, status: "succeeded" },
      refunds: [{ replaced_by: next.refundId }, { status: "failed", paid_by_transfer: true }],
    });
    await healthy();
  });

  test("twenty clerks at once put it right once", async () => {
    const { bookingId, refundId, amountMinor } = await failedRefund();
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? retryRefund(world.database, clerk, refundId)
          : payRefundByHand(world.database, clerk, refundId, `VIR ${index} A`),
      ),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const paid = -((await balance(bookingId, "bank")) ?? 0);
    const owed = -((await balance(bookingId, "refunds_due")) ?? 0);
    expect(paid + owed).toBe(amountMinor);
    await healthy();
  });

  test("nobody but staff, nothing but a failed one, no reference that could be a person's", async () => {
    const { bookingId, refundId } = await failedRefund();
    for (const actor of [
      traveller,
      stripe,
      { kind: "staff", id: null, role: "admin" },
    ] as Actor[]) {
      await expect(retryRefund(world.database, actor, refundId)).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(payRefundByHand(world.database, actor, refundId, "VIR 1")).rejects.toMatchObject(
        { code: "forbidden" },
      );
    }
    for (const transfer of ["", "ab", "a@b.example", "x".repeat(41), "VIR\n1"]) {
      await expect(
        payRefundByHand(world.database, clerk, refundId, transfer),
      ).rejects.toMatchObject({ code: "invalid" });
    }
    await expect(retryRefund(world.database, clerk, bookingId)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(retryRefund(world.database, clerk, "x")).rejects.toMatchObject({
      code: "not_found",
    });
    const next = await retryRefund(world.database, clerk, refundId);
    await expect(retryRefund(world.database, clerk, next.refundId)).rejects.toMatchObject({
      code: "not_refundable",
    });
    await healthy();
  });

  test("the books see a debt that was dropped without being paid", async () => {
    const { refundId } = await failedRefund();
    await world.sql`update alert set closed_at = now() where subject = ${refundId}`;
    const seen = await checkInvariants(world.sql);
    expect(seen.map(({ id }) => id)).toEqual(["I13"]);
  });
});
