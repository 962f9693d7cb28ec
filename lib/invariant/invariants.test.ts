import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "#db/client";
import { withTransaction } from "#db/transaction";
import { changeBooking } from "#lib/booking/change-status";
import { confirmFree } from "#lib/booking/confirm-free";
import { endLapsed } from "#lib/booking/end-lapsed";
import { oweRefund } from "#lib/booking/owe-refund";
import { settleDisputeReading } from "#lib/booking/settle-dispute";
import { settleReading } from "#lib/booking/settle-payment";
import { type RefundRow, settleRefund } from "#lib/booking/settle-refund";
import { postTransaction } from "#lib/ledger/post-transaction";
import type { DisputeReading } from "#lib/payment/dispute-reading";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import { cancelAsQuoted, confirmedBooking, inDays, personOf } from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { checkInvariants } from "./check-invariants";
import { invariants } from "./invariants";

const server = process.env.TEST_DATABASE_URL;
const actor = { kind: "stripe", id: "evt_test" } as const;

describe.skipIf(!server)("the invariants (needs TEST_DATABASE_URL)", () => {
  let world: World;
  /** A booking of each kind, by what it has been through; all of them as they should be. */
  const healthy: Record<string, string> = {};

  const context = () => ({
    database: world.database,
    stripe: openStripe("sk_test_x", "http://127.0.0.1:9"),
  });
  const book = async (sailing: string, name: string) => {
    const { bookingId } = await place(world, await requestFor(world, [sailing]));
    healthy[name] = bookingId;
    return bookingId;
  };
  const settle = async (bookingId: string, status: "succeeded" | "processing" = "succeeded") =>
    await settleReading(context(), actor, await readingFor(world, bookingId, status));
  const paid = async (sailing: string, name: string) => {
    const bookingId = await book(sailing, name);
    await settle(bookingId);
    return bookingId;
  };
  /** Money that comes when the places are gone. */
  const late = async (name: string) => {
    const { id } = await world.addSailing({ pools: { passengers: 2 } });
    const bookingId = await book(id, name);
    await world.sql`update hold set expires_at = clock_timestamp() where booking_id = ${bookingId}`;
    await place(world, await requestFor(world, [id]));
    expect((await settle(bookingId)).settlement).toBe("refunding");
    return bookingId;
  };
  const refundOf = async (bookingId: string, status: "pending" | "succeeded" | "failed") => {
    const [row] = await world.sql<
      RefundRow[]
    >`select * from refund where booking_id = ${bookingId}`;
    const { id, amount_minor: amountMinor, intent_id: intentId } = row as RefundRow;
    const reading = { id: `re_${id}`, status, amountMinor, refundId: id, intentId };
    await withTransaction(world.database, (tx) =>
      settleRefund(tx, actor, row as RefundRow, reading as never),
    );
  };
  /** As a cancellation does: places back, a fee kept, the rest owed. */
  const cancelled = async (sailing: string, name: string) => {
    const bookingId = await paid(sailing, name);
    const [payment] = await world.sql<{ id: string; intent_id: string; captured_minor: number }[]>`
      select id, intent_id, captured_minor from payment where booking_id = ${bookingId}`;
    if (!payment) throw new Error("no payment");
    const fee = Math.round(payment.captured_minor / 5);
    await withTransaction(world.database, async (tx) => {
      await tx`select * from lock_booking(${bookingId})`;
      await changeBooking(tx, actor, { bookingId, from: "CONFIRMED", to: "CANCELLED" });
      await tx`select release_sold(${bookingId}, null)`;
      await postTransaction(tx, {
        bookingId,
        kind: "cancellation",
        source: `cancellation:${bookingId}`,
        currency: "EUR",
        entries: [
          { account: "sales", amountMinor: fee },
          { account: "fees_kept", amountMinor: -fee },
        ],
      });
      await oweRefund(tx, actor, {
        bookingId,
        paymentId: payment.id,
        intentId: payment.intent_id,
        currency: "EUR",
        amountMinor: payment.captured_minor - fee,
        reason: "cancelled",
        from: "sales",
      });
    });
    return bookingId;
  };

  const dispute = async (
    bookingId: string,
    disputeId: string,
    status: DisputeReading["status"],
    withdrawnMinor?: number,
  ) => {
    const [payment] = await world.sql<{ intent_id: string; captured_minor: number }[]>`
      select intent_id, captured_minor from payment where booking_id = ${bookingId}`;
    const amountMinor = payment?.captured_minor ?? 0;
    await settleDisputeReading(context(), actor, {
      id: disputeId,
      status,
      intentId: payment?.intent_id ?? null,
      amountMinor,
      currency: "EUR",
      withdrawnMinor: withdrawnMinor ?? amountMinor,
      refundable: false,
      evidenceDueAt: null,
    });
  };

  beforeAll(async () => {
    world = await openWorld(server as string, 8);
    const { id } = await world.addSailing();
    await book(id, "held");
    await paid(id, "confirmed");
    await late("late, owed");
    await refundOf(await late("late, refunded"), "succeeded");
    await refundOf(await cancelled(id, "cancelled, refunded in part"), "succeeded");
    await refundOf(await cancelled(id, "cancelled, refund pending"), "pending");
    await settle(await book(id, "processing"), "processing");

    const twice = await paid(id, "paid twice");
    const again = await readingFor(world, twice);
    await settleReading(context(), actor, { ...again, id: "pi_again", chargeId: "ch_again" });
    await refundOf(twice, "succeeded");

    const back = await world.addSailing({
      from: "FRMRS",
      to: "TNLGN",
      departs: inDays(50),
    });
    const parts = await confirmedBooking(world, [], {
      journeys: [id, back.id].map((sailing) => ({ sailing_ids: [sailing], fare: "standard" })),
      passengers: [personOf("1985-05-01"), personOf("1990-02-03"), personOf("2018-03-04")],
      vehicles: [{ kind: "car", length_cm: 450, height_cm: 180, driver: 0 }],
      cabins: [{ sailing_id: id, kind: "inside_2", quantity: 2 }],
    });
    healthy["cancelled in part"] = parts;
    await cancelAsQuoted(world, parts, {
      passengers: ["passenger-2"],
      vehicles: ["vehicle-0"],
      cabins: ["cabin-0-inside_2-0"],
      legs: ["leg-1"],
    });

    const expired = await book(id, "expired");
    await world.sql`update hold set expires_at = clock_timestamp() where booking_id = ${expired}`;
    await endLapsed(context(), actor, expired);

    const free = await book(id, "free");
    await withTransaction(world.database, async (tx) => {
      await tx`delete from booking_item where booking_id = ${free}`;
      await tx`update booking set total_minor = 0 where id = ${free}`;
      await tx`update payment set amount_minor = 0 where booking_id = ${free}`;
      await confirmFree(tx, actor, free);
    });

    const asked = await world.addSailing({ from: "FRMRS", to: "ITCVV", operator: "GNV" });
    const awaiting = await book(asked.id, "awaiting its operator");
    const reading = await readingFor(world, awaiting, "requires_capture");
    await settleReading(context(), actor, { ...reading, capturableMinor: reading.amountMinor });

    await dispute(await paid(id, "disputed"), "du_open", "open");
    await dispute(await paid(id, "dispute won"), "du_won", "won", 0);
    await dispute(await paid(id, "dispute lost"), "du_lost", "lost");
    const written = await cancelled(id, "cancelled, dispute lost");
    await dispute(written, "du_written", "open");
    await dispute(written, "du_written", "lost");
    await dispute(await cancelled(id, "cancelled, dispute open"), "du_waits", "open");
  });
  afterAll(() => world?.end());

  test("hold for every kind of booking that is as it should be, and for what became of it a day later", async () => {
    const states = await world.sql<{ id: string; is: string }[]>`
      select b.id, b.status || ' ' || p.status as is from booking b join payment p on p.booking_id = b.id`;
    const found = Object.fromEntries(
      Object.entries(healthy).map(([name, id]) => [name, states.find((row) => row.id === id)?.is]),
    );
    expect(found).toEqual({
      held: "PENDING PENDING",
      confirmed: "CONFIRMED COMPLETED",
      "late, owed": "FAILED COMPLETED",
      "late, refunded": "FAILED REFUNDED",
      "cancelled, refunded in part": "CANCELLED PARTIALLY_REFUNDED",
      "cancelled, refund pending": "CANCELLED COMPLETED",
      processing: "PENDING PROCESSING",
      "paid twice": "CONFIRMED PARTIALLY_REFUNDED",
      "cancelled in part": "CONFIRMED COMPLETED",
      expired: "EXPIRED CANCELLED",
      free: "CONFIRMED COMPLETED",
      "awaiting its operator": "AWAITING_OPERATOR AUTHORISED",
      disputed: "CONFIRMED COMPLETED",
      "dispute won": "CONFIRMED COMPLETED",
      "dispute lost": "CONFIRMED COMPLETED",
      "cancelled, dispute lost": "CANCELLED COMPLETED",
      "cancelled, dispute open": "CANCELLED COMPLETED",
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
    const aged = await brokenBy(async (tx) => {
      await tx`update payment set updated_at = updated_at - interval '1 day'
        where status not in ('PROCESSING', 'AUTHORISED')`;
      await tx`update refund set created_at = created_at - interval '1 day', updated_at = updated_at - interval '1 day'`;
      await tx`update outbox set created_at = created_at - interval '1 day', sent_at = now() - interval '1 day'`;
      await tx`insert into job_run (run_id, function_id, "group", event_id, status, started_at, updated_at)
        select id::text, 'emails-send-notice', 'emails', id, 'completed', now(), now() from outbox`;
    });
    expect(aged).toEqual([]);
  });

  /** Breaks rows behind the triggers' back in a transaction that is rolled back; says which invariants saw it. */
  async function brokenBy(harm: (tx: Tx) => Promise<unknown>): Promise<string[]> {
    const undo = new Error("undone");
    const ids: string[] = [];
    await world.sql
      .begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await harm(tx);
        for (const { id, query } of invariants) {
          if ((await tx.unsafe(query)).length > 0) ids.push(id);
        }
        throw undo;
      })
      .catch((error) => {
        if (error !== undo) throw error;
      });
    return ids;
  }
  const of = (name: string) => healthy[name] as string;
  const inbox = (tx: Tx) => tx`
    insert into inbox (id, source, type, object_id, received_at)
    values ('evt_1', 'stripe', 'payment_intent.succeeded', 'pi_1', now() - interval '6 minutes')`;
  const outbox = (tx: Tx, event: string, data: Record<string, string>, sent: boolean) => tx`
    insert into outbox (id, event, data, booking_id, created_at, due_at, sent_at)
    values ('00000000-0000-7000-8000-000000000001', ${event}, ${tx.json(data)}, ${data.booking_id ?? null},
      now() - interval '6 minutes', now() - interval '6 minutes', ${sent ? tx`now() - interval '6 minutes'` : null})`;
  const run = (tx: Tx, status: string, age = "6 minutes") => tx`
    insert into job_run (run_id, function_id, "group", event_id, status, started_at, updated_at)
    values ('run_1', 'payments-settle-event', 'payments', '00000000-0000-7000-8000-000000000001', ${status},
      now() - ${age}::interval, now() - ${age}::interval)`;
  const alert = (tx: Tx, subject: string) => tx`
    insert into alert (kind, subject, opened_at, seen_at) values ('dead_letter', ${subject}, now(), now())`;
  const refund = (tx: Tx, name: string, change: string) =>
    tx.unsafe(`update refund set ${change} where booking_id = '${of(name)}'`);

  const harms: [id: string, what: string, harm: (tx: Tx) => Promise<unknown>][] = [
    [
      "I1",
      "a pool says it sold one more",
      (tx) => tx`update pool set sold = sold + 1 where sold > 0`,
    ],
    ["I1", "a pool forgets what is held", (tx) => tx`update pool set held = 0`],
    [
      "I1",
      "a pool keeps more than it needs, though its vessel is smaller",
      async (tx) => {
        await tx`update pool set wanted_capacity = capacity - 1 where sold > 0`;
        await tx`insert into alert (kind, subject, opened_at, seen_at)
          select 'capacity_deficit', id::text, now(), now() from pool`;
      },
    ],
    [
      "I1",
      "a vessel is too small and nobody was told",
      (tx) => tx`
      update pool set wanted_capacity = held + sold - 1, capacity = held + sold where sold > 0`,
    ],
    [
      "I2",
      "places of a leg are lost",
      (tx) => tx`
      delete from allocation where booking_id = ${of("confirmed")}`,
    ],
    [
      "I2",
      "a failed booking owns places",
      (tx) => tx`
      update booking set status = 'FAILED' where id = ${of("confirmed")}`,
    ],
    [
      "I3",
      "a hold is open after its end",
      (tx) => tx`
      update hold set expires_at = now() - interval '3 minutes' where booking_id = ${of("held")}`,
    ],
    [
      "I3",
      "a released hold still holds",
      (tx) => tx`
      update hold set status = 'released', ended_at = now() where booking_id = ${of("held")}`,
    ],
    [
      "I4",
      "less was captured than was sold",
      (tx) => tx`
      update payment set captured_minor = captured_minor - 1 where booking_id = ${of("confirmed")}`,
    ],
    [
      "I4",
      "a passenger has no place",
      (tx) => tx`
      update allocation set quantity = 1 where booking_id = ${of("confirmed")}`,
    ],
    [
      "I4",
      "a cabin that was cancelled is still owned",
      (tx) => tx`
      update allocation set quantity = 2 where booking_id = ${of("cancelled in part")} and leg_position = 0
        and pool_id in (select id from pool where kind like 'cabin:%')`,
    ],
    [
      "I4",
      "a cancelled car still stands in its lane",
      (tx) => tx`
      update allocation set status = 'sold' where booking_id = ${of("cancelled in part")} and leg_position = 0
        and pool_id in (select id from pool where kind = 'lane_low_cm')`,
    ],
    [
      "I2",
      "a cancelled leg still owns places",
      (tx) => tx`
      update allocation set status = 'sold' where booking_id = ${of("cancelled in part")} and leg_position = 1`,
    ],
    [
      "I2",
      "a passenger is cancelled and still on board",
      (tx) => tx`
      update booking_passenger set cancelled_at = now() where booking_id = ${of("cancelled in part")} and position = 0`,
    ],
    [
      "I2",
      "a passenger is on no leg and not cancelled",
      (tx) => tx`
      update booking_passenger set cancelled_at = null where booking_id = ${of("cancelled in part")} and position = 2`,
    ],
    [
      "I5e",
      "more was given back for a part than it had cost",
      (tx) => tx`
      update partial_cancellation set refund_minor = refund_minor + 1 where booking_id = ${of("cancelled in part")}`,
    ],
    [
      "I5e",
      "a cancelled line is lost",
      (tx) => tx`
      delete from booking_item where booking_id = ${of("cancelled in part")} and kind = 'child' and cancelled_at is not null`,
    ],
    [
      "I5e",
      "the total still has what was cancelled",
      (tx) => tx`
      update booking set total_minor = total_minor + 1 where id = ${of("cancelled in part")}`,
    ],
    [
      "I7",
      "a part is cancelled without a word",
      (tx) => tx`
      update audit set subject = 'cancellation:nobody'
      where booking_id = ${of("cancelled in part")} and subject like 'cancellation:%'`,
    ],
    [
      "I5a",
      "an entry is changed",
      (tx) => tx`update ledger_entry set amount_minor = amount_minor + 1`,
    ],
    [
      "I5b",
      "more was refunded than the books know",
      (tx) => tx`
      update payment set refunded_minor = 1 where booking_id = ${of("confirmed")}`,
    ],
    [
      "I5c",
      "an item is worth more than was sold",
      (tx) => tx`
      update booking_item set amount_minor = amount_minor - 1 where booking_id = ${of("confirmed")} and position = 0`,
    ],
    [
      "I5c",
      "an item is cancelled and nothing booked",
      (tx) => tx`
      update booking_item set cancelled_at = now() where booking_id = ${of("confirmed")} and position = 0`,
    ],
    [
      "I5c",
      "a cancelled booking still has sales",
      (tx) => tx`
      update booking set status = 'CANCELLED' where id = ${of("confirmed")}`,
    ],
    [
      "I5b",
      "a bank took money and the books do not know",
      (tx) => tx`
      update payment set charged_back_minor = 1 where booking_id = ${of("confirmed")}`,
    ],
    [
      "I5d",
      "a dispute took more than the payment says",
      (tx) => tx`update dispute set withdrawn_minor = withdrawn_minor - 1 where id = 'du_open'`,
    ],
    [
      "I5d",
      "a dispute is forgotten, and its money with it",
      (tx) => tx`delete from dispute where id = 'du_lost'`,
    ],
    [
      "I5d",
      "a dispute was won a week ago and the money is not back",
      (tx) => tx`
      update dispute set status = 'won', closed_at = now() - interval '8 days' where id = 'du_lost'`,
    ],
    [
      "I5d",
      "a refund is written off though the dispute is open",
      (tx) => tx`update dispute set status = 'open', closed_at = null where id = 'du_written'`,
    ],
    [
      "I7",
      "a dispute moves without a word",
      (tx) => tx`update dispute set status = 'lost' where id = 'du_open'`,
    ],
    [
      "I13",
      "a refund waits for a dispute that was won long ago",
      async (tx) => {
        await refund(tx, "cancelled, dispute open", "created_at = now() - interval '49 hours'");
        await tx`update dispute set status = 'won', closed_at = now() - interval '49 hours' where id = 'du_waits'`;
      },
    ],
    [
      "I6",
      "money for nothing, not given back",
      async (tx) => {
        await tx`update payment set updated_at = now() - interval '16 minutes'`;
        await tx`delete from refund where booking_id = ${of("late, owed")}`;
      },
    ],
    [
      "I6",
      "money captured while the operator is still asked",
      (tx) => tx`
      update payment set captured_minor = amount_minor, updated_at = now() - interval '16 minutes'
      where booking_id = ${of("awaiting its operator")}`,
    ],
    [
      "I7",
      "an audit row is lost",
      (tx) => tx`
      delete from audit where booking_id = ${of("confirmed")} and sequence = 1`,
    ],
    [
      "I7",
      "a booking moves without a word",
      (tx) => tx`
      update booking set status = 'EXPIRED' where id = ${of("held")}`,
    ],
    [
      "I7",
      "a row says it went on from a state that never was",
      (tx) => tx`
      update audit set from_status = 'AWAITING_OPERATOR'
      where booking_id = ${of("confirmed")} and subject = 'booking' and to_status = 'CONFIRMED'`,
    ],
    [
      "I7",
      "two changes change places",
      (tx) => tx`
      update audit set from_status = to_status, to_status = from_status
      where booking_id = ${of("cancelled, refunded in part")} and subject like 'refund:%' and from_status is not null`,
    ],
    [
      "I7",
      "what a payment went through between its first and its last state is lost",
      async (tx) => {
        await tx`delete from audit where booking_id = ${of("paid twice")} and subject = 'payment' and to_status = 'COMPLETED'`;
        await tx`update audit a set sequence = n.number from (
          select sequence, row_number() over (order by sequence) as number from audit where booking_id = ${of("paid twice")}
        ) n where a.booking_id = ${of("paid twice")} and a.sequence = n.sequence`;
        await tx`update booking set audit_sequence = (select count(*) from audit where booking_id = ${of("paid twice")})
          where id = ${of("paid twice")}`;
      },
    ],
    [
      "I7",
      "a payment goes back to PENDING without a word",
      (tx) => tx`
      update payment set status = 'PENDING' where booking_id = ${of("confirmed")}`,
    ],
    [
      "I7",
      "a hold moves without a word",
      (tx) => tx`
      update hold set status = 'expired' where booking_id = ${of("confirmed")}`,
    ],
    [
      "I7",
      "a leg moves without a word",
      (tx) => tx`
      update booking_leg set operator_status = 'CONFIRMED' where booking_id = ${of("confirmed")}`,
    ],
    [
      "I7",
      "a refund moves without a word",
      (tx) => refund(tx, "late, owed", "status = 'succeeded'"),
    ],
    [
      "I8",
      "no confirmation was promised",
      (tx) => tx`
      delete from notice where booking_id = ${of("confirmed")} and kind = 'confirmation'`,
    ],
    ["I9", "an outbox row was not sent", (tx) => outbox(tx, "booking/settled", {}, false)],
    [
      "I9",
      "an outbox row is leased again and again",
      (tx) => tx`
      update outbox set attempts = 10, due_at = now() + interval '20 seconds', created_at = now() - interval '6 minutes'`,
    ],
    [
      "I9",
      "a timer never began",
      (tx) => outbox(tx, "booking/held", { booking_id: of("held") }, true),
    ],
    [
      "I9",
      "a webhook was never worked on",
      async (tx) => {
        await inbox(tx);
        await outbox(tx, "stripe/event.received", { inbox_id: "evt_1" }, true);
      },
    ],
    [
      "I9",
      "a webhook's run failed and nobody was told",
      async (tx) => {
        await inbox(tx);
        await outbox(tx, "stripe/event.received", { inbox_id: "evt_1" }, true);
        await run(tx, "failed");
      },
    ],
    [
      "I9",
      "a webhook's run ended and left it",
      async (tx) => {
        await inbox(tx);
        await outbox(tx, "stripe/event.received", { inbox_id: "evt_1" }, true);
        await run(tx, "completed");
      },
    ],
    [
      "I9",
      "a webhook's run was lost between two tries",
      async (tx) => {
        await inbox(tx);
        await outbox(tx, "stripe/event.received", { inbox_id: "evt_1" }, true);
        await run(tx, "running", "21 minutes");
      },
    ],
    [
      "I9",
      "a mail is overdue",
      (tx) => tx`
      update notice set due_at = now() - interval '6 minutes' where status = 'due'`,
    ],
    [
      "I10",
      "a hold ended and its booking stays PENDING",
      (tx) => tx`
      update hold set status = 'expired', ended_at = now() - interval '4 minutes' where booking_id = ${of("held")}`,
    ],
    [
      "I10",
      "money is on its way for ever, without a hold",
      async (tx) => {
        await tx`update payment set updated_at = now() - interval '61 minutes' where booking_id = ${of("processing")}`;
        await tx`update hold set status = 'expired', ended_at = now() - interval '61 minutes' where booking_id = ${of("processing")}`;
      },
    ],
    [
      "I11",
      "a hold is pinned by nothing",
      (tx) => tx`
      update hold set pinned = true where booking_id = ${of("held")}`,
    ],
    [
      "I11",
      "a hold is pinned for more than an hour",
      (tx) => tx`
      update payment set updated_at = now() - interval '61 minutes' where booking_id = ${of("processing")}`,
    ],
    [
      "I12",
      "an operator is silent for two days",
      (tx) => tx`
      update audit set at = at - interval '49 hours' where booking_id = ${of("awaiting its operator")}`,
    ],
    [
      "I13",
      "a refund is not sent for two days",
      (tx) => refund(tx, "late, owed", "created_at = now() - interval '49 hours'"),
    ],
    [
      "I13",
      "a refund is pending for more than two days",
      (tx) => refund(tx, "cancelled, refund pending", "created_at = now() - interval '49 hours'"),
    ],
    [
      "I13",
      "a refund failed and nothing else pays what is owed",
      (tx) => refund(tx, "cancelled, refund pending", "status = 'failed'"),
    ],
    [
      "I13",
      "a refund was canceled and a smaller one covers a part",
      async (tx) => {
        await tx`insert into refund (id, booking_id, payment_id, intent_id, currency, amount_minor, reason, created_at, updated_at)
        select gen_random_uuid(), booking_id, payment_id, intent_id, currency, amount_minor - 1, reason, now(), now()
        from refund where booking_id = ${of("late, owed")}`;
        await tx`update refund set status = 'canceled'
        where booking_id = ${of("late, owed")} and exists (select 1 from refund o where o.booking_id = refund.booking_id
          and o.amount_minor < refund.amount_minor)`;
      },
    ],
  ];

  test.each(harms)("%s sees it when %s", async (id, _what, harm) => {
    expect(await brokenBy(harm)).toContain(id);
  });

  test("each has a negative control", () => {
    expect(new Set(harms.map(([id]) => id))).toEqual(new Set(invariants.map(({ id }) => id)));
  });

  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    [
      "a webhook that will be tried again",
      async (tx) => {
        await inbox(tx);
        await outbox(tx, "stripe/event.received", { inbox_id: "evt_1" }, true);
        await run(tx, "running");
      },
    ],
    [
      "a webhook whose run failed, with an alert",
      async (tx) => {
        await inbox(tx);
        await outbox(tx, "stripe/event.received", { inbox_id: "evt_1" }, true);
        await run(tx, "failed");
        await alert(tx, "00000000-0000-7000-8000-000000000001");
      },
    ],
    [
      "an outbox row on the dead-letter page",
      async (tx) => {
        await outbox(tx, "booking/held", { booking_id: of("held") }, true);
        await alert(tx, "00000000-0000-7000-8000-000000000001");
      },
    ],
    [
      "a timer that never began, of a booking that was paid first",
      (tx) => outbox(tx, "booking/held", { booking_id: of("confirmed") }, true),
    ],
    [
      "an event that begins nothing",
      (tx) => outbox(tx, "booking/settled", { booking_id: of("confirmed") }, true),
    ],
    [
      "a refund that waits for the end of a dispute",
      (tx) => refund(tx, "cancelled, dispute open", "created_at = now() - interval '60 days'"),
    ],
    [
      "a failed refund that staff have been told of",
      async (tx) => {
        await refund(tx, "cancelled, refund pending", "status = 'failed'");
        await tx`insert into alert (kind, subject, opened_at, seen_at)
        select 'refund_failed', id::text, now(), now() from refund where booking_id = ${of("cancelled, refund pending")}`;
      },
    ],
    [
      "a failed refund that another one covers",
      async (tx) => {
        await tx`insert into refund (id, booking_id, payment_id, intent_id, currency, amount_minor, reason, created_at, updated_at)
        select gen_random_uuid(), booking_id, payment_id, intent_id, currency, amount_minor, reason, now(), now()
        from refund where booking_id = ${of("late, owed")}`;
        await tx`update refund set status = 'failed' where ctid in (
        select ctid from refund where booking_id = ${of("late, owed")} order by created_at limit 1)`;
        await tx`delete from audit where subject like 'refund:%'`;
      },
    ],
  ])("I9 and I13 are no alarm for %s", async (_what, calm) => {
    const ids = await brokenBy(calm);
    expect(ids).not.toContain("I9");
    expect(ids).not.toContain("I13");
  });

  test("a query that fails or takes too long is unchecked, and keeps no other from being asked", async () => {
    const one = (id: string, query: string) => ({ id, says: id, query });
    const broken = await checkInvariants(world.sql, {
      seconds: 1,
      list: [
        one("fails", "select 1 / 0"),
        one("hangs", "select pg_sleep(5)"),
        one("patience", "select current_setting('statement_timeout') as patience"),
      ],
    });
    expect(broken).toEqual([
      { id: "fails", says: "fails", rows: [], unchecked: "22012" },
      { id: "hangs", says: "hangs", rows: [], unchecked: "57014" },
      { id: "patience", says: "patience", rows: [{ patience: "1s" }] },
    ]);
    await world.sql.begin(async (tx) => {
      const [row] = await tx`select current_setting('statement_timeout') as patience`;
      expect(row?.patience).toBe("10s");
    });
  });
});
