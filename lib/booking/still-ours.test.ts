// What of a payment can still be promised back, after refunds that failed and were put right in other ways.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/audit/actor";
import { checkInvariants } from "#lib/invariant/check-invariants";
import type { RefundReading } from "#lib/payment/refund-intent";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor, traveller } from "#lib/testing/booking-world";
import { born, cancelAsQuoted, confirmedBooking, personOf } from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { cancelAsStaff } from "./cancel-as-staff";
import { cancelBooking } from "./cancel-booking";
import { payRefundByHand } from "./pay-refund-by-hand";
import { quoteCancellation } from "./quote-cancellation";
import { settleDisputeReading } from "./settle-dispute";
import { settleReading } from "./settle-payment";
import { type RefundRow, settleRefund } from "./settle-refund";

const server = process.env.TEST_DATABASE_URL;
const stripe = { kind: "stripe", id: "evt_test" } as const;
const clerk: Actor = { kind: "staff", id: "staff_1", role: "sales" };

describe.skipIf(!server)("what can still be paid back (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());
  const context = () => ({
    database: world.database,
    stripe: openStripe("sk_test_x", "http://127.0.0.1:9"),
  });
  const healthy = async () => expect(await checkInvariants(world.sql)).toEqual([]);
  const refunds = async (bookingId: string) => [
    ...(await world.sql<RefundRow[]>`
      select * from refund where booking_id = ${bookingId} order by created_at, id`),
  ];
  const tell = async (row: RefundRow | undefined, status: RefundReading["status"]) => {
    if (!row) throw new Error("no refund");
    const reading = { id: `re_${row.id}`, status, refundId: row.id, intentId: row.intent_id };
    await world.sql.begin((tx) => settleRefund(tx, stripe, row, reading));
  };
  const lose = async (intentId: string, amountMinor: number) => {
    const id = `du_${intentId}`;
    const reading = {
      id,
      intentId,
      amountMinor,
      currency: "EUR",
      withdrawnMinor: amountMinor,
      evidenceDueAt: null,
    };
    for (const status of ["open", "lost"] as const) {
      await settleDisputeReading(context(), stripe, { ...reading, status, refundable: false });
    }
  };
  async function family() {
    const { id } = await world.addSailing();
    return await confirmedBooking(world, [id], {
      passengers: [
        personOf(born.adult, "Amel"),
        personOf(born.other, "Jean"),
        personOf(born.child, "Mia"),
      ],
    });
  }

  /** Paid, a child cancelled, and the bank would not take the refund. */
  async function partFailed() {
    const bookingId = await family();
    const { id: intentId, amountMinor: sold } = await readingFor(world, bookingId);
    const { refund } = await cancelAsQuoted(world, bookingId, { passengers: ["passenger-2"] });
    await tell((await refunds(bookingId))[0], "failed");
    return { bookingId, intentId, sold, part: refund.amount_minor };
  }
  /** Staff cancel the rest and waive the fee; what is owed then, in minor units. */
  async function cancelWaived(bookingId: string) {
    const { refund } = await quoteCancellation(world.sql, bookingId, { waivesFee: true });
    const wish = { expectedRefund: refund, reason: "", waivesFee: true };
    await cancelAsStaff(world.database, clerk, bookingId, wish);
    return refund.amount_minor;
  }

  test("is nothing of a charge that a bank took back, whatever another charge has left", async () => {
    const bookingId = await family();
    const first = await readingFor(world, bookingId);
    const second = { ...first, id: `${first.id}b`, chargeId: `${first.chargeId}b` };
    // A second tab paid the same again; its refund failed and staff paid it by transfer.
    expect((await settleReading(context(), stripe, second)).settlement).toBe("refunding");
    const [twice] = await refunds(bookingId);
    await tell(twice, "failed");
    await payRefundByHand(world.database, clerk, twice?.id as string, "VIR 2026-1");
    await lose(first.id, first.amountMinor);
    const waived = await quoteCancellation(world.sql, bookingId, { waivesFee: true });
    expect(waived.refund.amount_minor).toBe(0);
    const { refund } = await cancelAsQuoted(world, bookingId, { passengers: ["passenger-2"] });
    expect(refund.amount_minor).toBe(0);
    const left = await quoteCancellation(world.sql, bookingId);
    expect(left.refund.amount_minor).toBe(0);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: left.refund,
      reason: "",
    });
    expect(await refunds(bookingId)).toHaveLength(1);
    await healthy();
  });

  test("is not what a part's failed refund, paid by transfer, has given already", async () => {
    const { bookingId, intentId, sold, part } = await partFailed();
    const [failed] = await refunds(bookingId);
    await payRefundByHand(world.database, clerk, failed?.id as string, "VIR 2026-2");
    // The bank takes half of the charge: the rest, less what was given for the part, is all there is.
    const taken = Math.floor(sold / 2);
    await lose(intentId, taken);
    expect(await cancelWaived(bookingId)).toBe(sold - taken - part);
    await healthy();
  });

  test("is what a part's failed refund owed and the bank has given", async () => {
    const { bookingId, intentId, sold } = await partFailed();
    const taken = Math.floor(sold / 2);
    await lose(intentId, taken);
    const [failed] = await refunds(bookingId);
    expect(failed).toMatchObject({ status: "failed", written_off_by: `du_${intentId}` });
    await expect(
      payRefundByHand(world.database, clerk, failed?.id as string, "VIR 2026-3"),
    ).rejects.toMatchObject({ code: "not_refundable" });
    await healthy();
    expect(await cancelWaived(bookingId)).toBe(sold - taken);
    await healthy();
  });

  test("is a rest of it where the bank gave less", async () => {
    const { bookingId, intentId, part } = await partFailed();
    await lose(intentId, part - 100);
    expect(
      (await refunds(bookingId)).map(({ amount_minor, status }) => [amount_minor, status]),
    ).toEqual([
      [part, "failed"],
      [100, "requested"],
    ]);
    await healthy();
  });

  test("of what cost nothing is nothing, and it is cancelled all the same", async () => {
    const { id } = await world.addSailing();
    await world.sql`update tariff_item set amount_minor = 0 where item in ('adult', 'port_fee')`;
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const quote = await quoteCancellation(world.sql, bookingId);
    expect(quote).toMatchObject({ refund: { amount_minor: 0 }, fee: { amount_minor: 0 } });
    const done = await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: quote.refund,
      reason: "",
    });
    expect(done.cancelled).toBe(true);
    await healthy();
  });
});
