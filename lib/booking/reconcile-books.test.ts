import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openStripe } from "#lib/payment/stripe";
import { place, requestFor, traveller } from "#lib/testing/booking-world";
import { openStripeProcess, type StripeProcess } from "#lib/testing/stripe-process";
import { openWorld, type World } from "#lib/testing/world";
import { cancelBooking } from "./cancel-booking";
import { type Difference, differenceKinds } from "./compare-books";
import { quoteCancellation } from "./quote-cancellation";
import { reconcileBooks } from "./reconcile-books";
import { sendRefund } from "./send-refund";
import { settleDispute } from "./settle-dispute";
import { settlePayment } from "./settle-payment";

const server = process.env.TEST_DATABASE_URL;
const system = { kind: "system", id: "test" } as const;
/** From here on all that was made a moment ago is settled. */
const later = () => new Date(Date.now() + 20 * 60_000);

describe.skipIf(!server)("our books held against Stripe's (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let wire: StripeProcess;
  const context = () => ({ database: world.database, stripe: wire.stripe });
  const reconcile = (now = later()) => reconcileBooks({ sql: world.sql, stripe: wire.stripe }, now);

  beforeAll(async () => {
    [world, wire] = await Promise.all([openWorld(server as string, 10), openStripeProcess()]);
    await paid();
    await refunded(await paid());
    await disputed();
  });
  afterAll(async () => {
    wire?.end();
    await world?.end();
  });
  beforeEach(async () => {
    expect(await reconcile()).toEqual([]);
    expect(await openAlerts()).toEqual([]);
  });

  async function paid(card = "pm_card_visa") {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const [payment] = await world.sql<{ amount_minor: number }[]>`
      select amount_minor from payment where booking_id = ${bookingId}`;
    const intent = await wire.pay({ bookingId, amountMinor: payment?.amount_minor ?? 0, card });
    await settlePayment(context(), system, intent.id);
    return { bookingId, intentId: intent.id };
  }
  async function refunded({ bookingId }: { bookingId: string }) {
    const { refund } = await quoteCancellation(world.sql, bookingId);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    const [row] = await world.sql<{ id: string }[]>`
      select id from refund where booking_id = ${bookingId}`;
    await sendRefund(context(), system, row?.id as string, new Date());
    const [sent] = await world.sql<{ stripe_refund_id: string }[]>`
      select stripe_refund_id from refund where id = ${row?.id as string}`;
    return sent?.stripe_refund_id as string;
  }
  async function disputed() {
    const { bookingId, intentId } = await paid("pm_card_createDispute");
    const { data } = await wire.stripe.disputes.list({ payment_intent: intentId });
    const disputeId = data[0]?.id as string;
    await settleDispute(context(), system, disputeId);
    return { bookingId, disputeId };
  }
  const openAlerts = async () => [
    ...(await world.sql<{ kind: string; subject: string }[]>`
      select kind, subject from alert
      where closed_at is null and kind = any (${[...differenceKinds]}::text[]) order by id`),
  ];
  /** Past the triggers that keep such harm from being done. */
  const harm = (statement: string) =>
    world.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(statement);
    });
  const amountOf = (intentId: string, change: string) =>
    harm(`update ledger_entry e set amount_minor = amount_minor ${change} from ledger_transaction t
      where t.id = e.transaction_id and t.source = 'capture:${intentId}' and e.account = 'stripe_clearing'`);

  /** What is wrong, and how it is put right. */
  type Harm = { subject: string; mend: () => Promise<unknown> };
  const harms: [kind: Difference["kind"], what: string, harm: () => Promise<Harm>][] = [
    [
      "stripe_capture_unknown",
      "money came that we know nothing of",
      async () => {
        const { bookingId, intentId } = await paid();
        const source = `capture:${intentId}`;
        await harm(
          `update ledger_transaction set source = 'lost', kind = 'lost' where source = '${source}'`,
        );
        return {
          subject: intentId,
          mend: () =>
            harm(
              `update ledger_transaction set source = '${source}', kind = 'capture' where booking_id = '${bookingId}' and source = 'lost'`,
            ),
        };
      },
    ],
    [
      "stripe_capture_missing",
      "we booked money that never came",
      async () => {
        const { bookingId } = await paid();
        const make = `insert into ledger_transaction (id, booking_id, kind, source, at)
          values (gen_random_uuid(), '${bookingId}', 'capture', 'capture:pi_invented', now());
          insert into ledger_entry (transaction_id, account, currency, amount_minor)
          select id, 'stripe_clearing', 'EUR', 100 from ledger_transaction where source = 'capture:pi_invented'`;
        await harm(make);
        return {
          subject: "pi_invented",
          mend: () =>
            harm(`delete from ledger_entry where transaction_id in (select id from ledger_transaction where source = 'capture:pi_invented');
              delete from ledger_transaction where source = 'capture:pi_invented'`),
        };
      },
    ],
    [
      "stripe_capture_differs",
      "another amount came than we booked",
      async () => {
        const { intentId } = await paid();
        await amountOf(intentId, "+ 1");
        return { subject: intentId, mend: () => amountOf(intentId, "- 1") };
      },
    ],
    [
      "stripe_refund_unknown",
      "a refund was made at Stripe by hand",
      async () => {
        const { bookingId, intentId } = await paid();
        const made = await wire.stripe.refunds.create({ payment_intent: intentId, amount: 100 });
        return {
          subject: made.id,
          // Staff enter it.
          mend: () =>
            harm(`insert into refund (id, booking_id, payment_id, intent_id, currency, amount_minor, status, reason, stripe_refund_id, created_at, updated_at)
              select gen_random_uuid(), booking_id, id, intent_id, currency, 100, 'succeeded', 'staff', '${made.id}', now(), now()
              from payment where booking_id = '${bookingId}'`),
        };
      },
    ],
    [
      "stripe_refund_missing",
      "we say a refund was made that Stripe has not",
      async () => {
        const id = await refunded(await paid());
        const rename = (to: string, from: string) =>
          harm(
            `update refund set stripe_refund_id = '${to}', id = gen_random_uuid() where stripe_refund_id = '${from}'`,
          );
        // The real one is made known again under another row, so that this is the only difference.
        await harm(`insert into refund (id, booking_id, payment_id, intent_id, currency, amount_minor, status, reason, stripe_refund_id, created_at, updated_at)
          select gen_random_uuid(), booking_id, payment_id, intent_id, currency, amount_minor, status, reason, 're_invented', created_at, updated_at
          from refund where stripe_refund_id = '${id}'`);
        return {
          subject: "re_invented",
          mend: async () => {
            await rename("gone", "re_invented");
            await harm("delete from refund where stripe_refund_id = 'gone'");
          },
        };
      },
    ],
    [
      "stripe_refund_differs",
      "a refund is of another amount",
      async () => {
        const id = await refunded(await paid());
        const add = (minor: number) =>
          harm(
            `update refund set amount_minor = amount_minor + ${minor} where stripe_refund_id = '${id}'`,
          );
        await add(1);
        return { subject: id, mend: () => add(-1) };
      },
    ],
    [
      "stripe_refund_differs",
      "a refund that arrived is still on its way with us",
      async () => {
        const id = await refunded(await paid());
        const become = (status: string) =>
          harm(`update refund set status = '${status}' where stripe_refund_id = '${id}'`);
        await become("pending");
        return { subject: id, mend: () => become("succeeded") };
      },
    ],
    [
      "stripe_dispute_unknown",
      "a dispute whose events were lost",
      async () => {
        const { intentId } = await paid("pm_card_createDispute");
        const { data } = await wire.stripe.disputes.list({ payment_intent: intentId });
        const id = data[0]?.id as string;
        return { subject: id, mend: () => settleDispute(context(), system, id) };
      },
    ],
    [
      "stripe_dispute_missing",
      "a dispute Stripe does not know",
      async () => {
        const { bookingId } = await paid();
        await harm(`insert into dispute (id, payment_id, intent_id, status, currency, amount_minor, opened_at)
          select 'du_invented', id, intent_id, 'open', currency, amount_minor, now() from payment where booking_id = '${bookingId}'`);
        return {
          subject: "du_invented",
          mend: () => harm("delete from dispute where id = 'du_invented'"),
        };
      },
    ],
    [
      "stripe_dispute_differs",
      "a dispute that was lost at Stripe",
      async () => {
        const { disputeId } = await disputed();
        await wire.stripe.disputes.close(disputeId);
        return { subject: disputeId, mend: () => settleDispute(context(), system, disputeId) };
      },
    ],
  ];

  test.each(harms)("%s: %s, and the alert ends with it", async (kind, _what, make) => {
    const { subject, mend } = await make();
    expect(await reconcile()).toMatchObject([{ kind, subject }]);
    expect(await openAlerts()).toEqual([{ kind, subject }]);
    // Seen again, it is the same alert; also when it has grown too old for the lists.
    await reconcile(new Date(Date.now() + 30 * 24 * 3_600_000));
    expect(await openAlerts()).toEqual([{ kind, subject }]);
    await mend();
    expect(await reconcile()).toEqual([]);
    expect(await openAlerts()).toEqual([]);
  });

  test("each kind of difference has been seen", () => {
    expect(new Set(harms.map(([kind]) => kind))).toEqual(new Set(differenceKinds));
  });

  test("an alert says ids and nothing else", async () => {
    const alerts = await world.sql<{ detail: object | null }[]>`
      select detail from alert where kind = any (${[...differenceKinds]}::text[])`;
    expect(new Set(alerts.flatMap(({ detail }) => Object.keys(detail ?? {})))).toEqual(
      new Set(["booking_id"]),
    );
  });

  test("what is younger than a quarter of an hour may still be on its way; this one has no booking", async () => {
    const intent = await wire.pay({ amountMinor: 500 });
    // Behind a page of Stripe's list on which no money came.
    for (let tries = 0; tries < 101; tries += 1) {
      await wire.pay({ amountMinor: 500, card: "pm_card_visa_chargeDeclined" }).catch(() => null);
    }
    expect(await reconcile(new Date())).toEqual([]);
    expect(await reconcile()).toMatchObject([
      { kind: "stripe_capture_unknown", subject: intent.id, bookingId: null },
    ]);
    // Stripe away, nothing is known: the alert stays.
    const away = openStripe("sk_test_x", "http://127.0.0.1:9");
    await expect(reconcileBooks({ sql: world.sql, stripe: away }, later())).rejects.toMatchObject({
      code: "payment_unavailable",
    });
    expect(await openAlerts()).toEqual([{ kind: "stripe_capture_unknown", subject: intent.id }]);
  });
});
