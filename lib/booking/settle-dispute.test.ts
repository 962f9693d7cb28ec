import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import type { DisputeReading } from "#lib/payment/dispute-reading";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { cancelBooking } from "./cancel-booking";
import { quoteCancellation } from "./quote-cancellation";
import { readBooking } from "./read-booking";
import { sendRefund } from "./send-refund";
import { settleDisputeReading } from "./settle-dispute";
import { settleReading } from "./settle-payment";

const server = process.env.TEST_DATABASE_URL;
const stripe = { kind: "stripe", id: "evt_test" } as const;

describe.skipIf(!server)("a disputed payment (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let number = 0;
  // What is not read here from Stripe would fail: nobody answers at this address.
  const context = () => ({
    database: world.database,
    stripe: openStripe("sk_test_x", "http://127.0.0.1:9"),
  });
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
  });
  afterAll(() => world?.end());

  async function confirmed() {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const paid = await readingFor(world, bookingId);
    await settleReading(context(), stripe, paid);
    number += 1;
    const dispute: DisputeReading = {
      id: `du_${number}`,
      status: "open",
      intentId: paid.id,
      amountMinor: paid.amountMinor,
      currency: paid.currency,
      withdrawnMinor: paid.amountMinor,
      refundable: false,
      evidenceDueAt: null,
    };
    return { sailingId: id, bookingId, paid, dispute };
  }
  const tell = async (reading: DisputeReading) =>
    (await settleDisputeReading(context(), stripe, reading)).outcome;
  const cancel = async (bookingId: string) => {
    const { refund } = await quoteCancellation(world.sql, bookingId);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    return refund.amount_minor;
  };
  const balances = async (bookingId: string) => {
    const rows = await world.sql<{ account: string; amount: number }[]>`
      select e.account, sum(e.amount_minor)::int as amount
      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
      where t.booking_id = ${bookingId} group by e.account having sum(e.amount_minor) <> 0`;
    return Object.fromEntries(rows.map((row) => [row.account, row.amount]));
  };
  const refundsOf = async (bookingId: string) => [
    ...(await world.sql<{ id: string; status: string; amount_minor: number }[]>`
      select id, status, amount_minor from refund where booking_id = ${bookingId} order by created_at, id`),
  ];
  const chargedBack = async (bookingId: string) =>
    (await world.sql`select charged_back_minor from payment where booking_id = ${bookingId}`)[0]
      ?.charged_back_minor;
  const alerts = async (id: string) =>
    (
      await world.sql<{ kind: string }[]>`
        select kind from alert where subject = ${id} and closed_at is null`
    ).map(({ kind }) => kind);
  const healthy = async () => expect(await checkInvariants(world.sql)).toEqual([]);

  test("that is lost: the money is gone, and staff are told that somebody still travels on it", async () => {
    const { bookingId, dispute, paid } = await confirmed();
    const total = paid.amountMinor;
    expect(await tell(dispute)).toBe("open");
    expect(await chargedBack(bookingId)).toBe(total);
    expect(await alerts(dispute.id)).toEqual(["dispute"]);
    expect(await readBooking({ sql: world.sql, language: "en" }, bookingId)).toMatchObject({
      status: "CONFIRMED",
      payment: { dispute: { status: "open", amount: { amount_minor: total }, refundable: false } },
    });
    await healthy();
    expect(await tell({ ...dispute, status: "lost" })).toBe("lost");
    expect(await balances(bookingId)).toEqual({ sales: -total, disputes: total });
    expect(await alerts(dispute.id)).toEqual(["dispute_lost"]);
    await healthy();
    expect((await quoteCancellation(world.sql, bookingId)).refund.amount_minor).toBe(0);
    await cancel(bookingId);
    expect(await refundsOf(bookingId)).toEqual([]);
    await healthy();
  });

  test("that is won: the money is back, as if nothing had been", async () => {
    const { bookingId, dispute, paid } = await confirmed();
    const before = await balances(bookingId);
    await tell(dispute);
    expect(await tell({ ...dispute, status: "won", withdrawnMinor: 0 })).toBe("won");
    expect(await balances(bookingId)).toEqual(before);
    expect(before).toEqual({ sales: -paid.amountMinor, stripe_clearing: paid.amountMinor });
    expect(await chargedBack(bookingId)).toBe(0);
    expect(await alerts(dispute.id)).toEqual([]);
    await healthy();
  });

  test("an inquiry moves no money, and stops no refund", async () => {
    const { bookingId, dispute } = await confirmed();
    await tell({ ...dispute, withdrawnMinor: 0, refundable: true });
    expect(await chargedBack(bookingId)).toBe(0);
    await cancel(bookingId);
    const [refund] = await refundsOf(bookingId);
    // It goes to Stripe, where nobody answers here.
    await expect(
      sendRefund(context(), stripe, refund?.id as string, new Date()),
    ).rejects.toMatchObject({ code: "payment_unavailable" });
    await healthy();
  });

  test("a booking cancelled meanwhile gives its places back, and its refund waits, goes on when won", async () => {
    const { bookingId, dispute, sailingId } = await confirmed();
    await tell(dispute);
    const owed = await cancel(bookingId);
    expect(owed).toBeGreaterThan(0);
    const [pool] =
      await world.sql`select sold from pool where sailing_id = ${sailingId} and kind = 'passengers'`;
    expect(pool?.sold).toBe(0);
    const [refund] = await refundsOf(bookingId);
    expect(refund).toMatchObject({ status: "requested", amount_minor: owed });
    const id = refund?.id as string;
    expect(await sendRefund(context(), stripe, id, new Date())).toBe("waiting_for_dispute");
    await world.sql`update refund set created_at = created_at - interval '60 days' where id = ${id}`;
    await healthy();
    const sent = () =>
      world.sql`select 1 from outbox where event = 'refund/requested' and booking_id = ${bookingId}`;
    expect(await sent()).toHaveLength(1);
    await tell({ ...dispute, status: "won", withdrawnMinor: 0 });
    expect(await sent()).toHaveLength(2);
    await expect(sendRefund(context(), stripe, id, new Date())).rejects.toMatchObject({
      code: "payment_unavailable",
    });
  });

  test("a refund that waited is written off when the dispute is lost: nobody is paid twice", async () => {
    const { bookingId, dispute, paid } = await confirmed();
    await tell(dispute);
    const owed = await cancel(bookingId);
    await tell({ ...dispute, status: "lost" });
    expect(await refundsOf(bookingId)).toMatchObject([{ status: "canceled", amount_minor: owed }]);
    const fee = paid.amountMinor - owed;
    // What remains of the loss is the fee that the bank took with the rest.
    expect(await balances(bookingId)).toEqual({ fees_kept: -fee, disputes: fee });
    expect(await readBooking({ sql: world.sql, language: "en" }, bookingId)).toMatchObject({
      refunds: [{ status: "canceled", charged_back: true }],
    });
    await healthy();
  });

  test("a dispute of a part leaves the rest of the refund owed", async () => {
    const { bookingId, dispute } = await confirmed();
    const part = { ...dispute, amountMinor: 1_000, withdrawnMinor: 1_000 };
    await tell(part);
    const owed = await cancel(bookingId);
    await tell({ ...part, status: "lost" });
    expect(await refundsOf(bookingId)).toMatchObject([
      { status: "canceled", amount_minor: 1_000 },
      { status: "requested", amount_minor: owed - 1_000 },
    ]);
    await healthy();
  });

  test("money that was refunded and is charged back as well is booked for what it is", async () => {
    const { bookingId, dispute, paid } = await confirmed();
    const owed = await cancel(bookingId);
    const [refund] = await refundsOf(bookingId);
    const { settleRefund } = await import("./settle-refund");
    const [row] = await world.sql`select * from refund where id = ${refund?.id as string}`;
    await world.sql.begin((tx) =>
      settleRefund(tx, stripe, row as never, {
        id: `re_${dispute.id}`,
        status: "succeeded",
        refundId: refund?.id as string,
        intentId: paid.id,
      }),
    );
    await tell(dispute);
    expect(await balances(bookingId)).toMatchObject({ stripe_clearing: -owed });
    await healthy();
    await tell({ ...dispute, status: "lost" });
    await healthy();
  });

  test("told ten times at once, in any order, or late, it ends the same", async () => {
    const orders: Partial<DisputeReading>[][] = [
      [{}, {}, { status: "lost" }, { status: "lost" }, {}],
      [{ status: "lost" }, {}, { status: "lost" }],
      [{ withdrawnMinor: 0 }, {}, { withdrawnMinor: 0 }, { status: "lost" }],
      [{}, { withdrawnMinor: 0 }, {}, { status: "lost" }, { withdrawnMinor: 0 }, { status: "won" }],
      [{ status: "lost" }],
    ];
    for (const order of orders) {
      const { bookingId, dispute, paid } = await confirmed();
      await cancel(bookingId);
      for (const told of order) await tell({ ...dispute, ...told });
      // Each is a fresh reading in truth; the last one is what Stripe says, told by all at once.
      await Promise.all(Array.from({ length: 10 }, () => tell({ ...dispute, status: "lost" })));
      expect(await chargedBack(bookingId)).toBe(paid.amountMinor);
      expect(await refundsOf(bookingId)).toMatchObject([{ status: "canceled" }]);
      const { disputes, stripe_clearing } = await balances(bookingId);
      expect({ disputes, stripe_clearing }).toEqual({
        disputes: paid.amountMinor - ((await refundsOf(bookingId))[0]?.amount_minor ?? 0),
        stripe_clearing: undefined,
      });
    }
    await healthy();
  });

  test("a reading that was overtaken on its way takes nothing a second time", async () => {
    const { bookingId, dispute } = await confirmed();
    const before = await balances(bookingId);
    const won = { ...dispute, status: "won" as const };
    for (const told of [dispute, won, { ...won, withdrawnMinor: 0 }, won, dispute])
      await tell(told);
    expect(await balances(bookingId)).toEqual(before);
    await healthy();
  });

  test("told first by ten at once, it is booked once; cancelled at the instant it is lost, nobody is paid twice", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { bookingId, dispute, paid } = await confirmed();
      const told = await Promise.all(Array.from({ length: 10 }, () => tell(dispute)));
      expect(told.filter((outcome) => outcome === "open")).toHaveLength(1);
      await Promise.allSettled([
        cancel(bookingId),
        tell({ ...dispute, status: "lost" }),
        tell({ ...dispute, status: "lost" }),
      ]);
      expect(await chargedBack(bookingId)).toBe(paid.amountMinor);
      const open = (await refundsOf(bookingId)).filter(({ status }) => status !== "canceled");
      expect(open).toEqual([]);
    }
    await healthy();
  });

  test("knows until when the bank hears our side, also once that day was moved", async () => {
    const { dispute } = await confirmed();
    const due = async () => {
      const [row] = await world.sql<{ evidence_due_at: Date | null }[]>`
        select evidence_due_at from dispute where id = ${dispute.id}`;
      return row?.evidence_due_at?.toISOString() ?? null;
    };
    const [first, later] = [new Date("2027-05-01T12:00:00Z"), new Date("2027-05-08T12:00:00Z")];
    await tell({ ...dispute, evidenceDueAt: first });
    expect(await due()).toBe(first.toISOString());
    expect(await tell({ ...dispute, evidenceDueAt: later })).toBe("unchanged");
    expect(await due()).toBe(later.toISOString());
    await tell({ ...dispute, status: "won", withdrawnMinor: 0, evidenceDueAt: null });
    expect(await due()).toBeNull();
  });

  test("of a payment that is not ours changes nothing, and staff are told", async () => {
    const { dispute } = await confirmed();
    const foreign = { ...dispute, id: "du_foreign", intentId: null };
    expect(await tell(foreign)).toBe("not_ours");
    expect(await alerts("du_foreign")).toEqual(["dispute"]);
  });
});
