import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openAlert } from "#lib/alert/open-alert";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { openStripe } from "#lib/payment/stripe";
import { forget } from "#lib/port/remembered";
import { place, readingFor, requestFor, traveller } from "#lib/testing/booking-world";
import { cancelAsQuoted, scopeOf } from "#lib/testing/part-world";
import { openStripeProcess, type StripeProcess } from "#lib/testing/stripe-process";
import { openWorld, type World } from "#lib/testing/world";
import { type OperatorsStandIn, openOperators } from "../../../sandbox/operators/testing";
import type { BookingView } from "../booking-view";
import { cancelBooking } from "../cancel-booking";
import { quoteCancellation } from "../quote-cancellation";
import { readBooking } from "../read-booking";
import { settlePayment, settleReading } from "../settle-payment";
import { amendWithOperators } from "./amend-with-operators";
import { answerByHand } from "./answer-by-hand";
import { cancelWithOperators } from "./cancel-with-operators";
import { closeSilences } from "./close-silences";
import { confirmWithOperators } from "./confirm-with-operators";
import { expireAsking } from "./expire-asking";
import { findOperatorWork } from "./find-operator-work";
import { type OperatorContext, operatorContext } from "./operator-context";

const server = process.env.TEST_DATABASE_URL;
const clock = { kind: "clock", id: "test" } as const;
/** A stall of the machine must not look like an operator that does not answer. */
const patience = 5_000;

describe.skipIf(!server)("operators are told (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let operators: OperatorsStandIn;
  let stripe: StripeProcess;
  let context: OperatorContext;
  beforeAll(async () => {
    [world, operators, stripe] = await Promise.all([
      openWorld(server as string, 20),
      openOperators(),
      openStripeProcess(),
    ]);
    await world.sql`
      insert into operator_link (operator_code, adapter, address, deadline_ms, most_at_once, amends)
      values ('CTN', 'http', '/ctn', ${patience}, 20, true),
        ('GNV', 'ferrygateway', '/corsica-linea', ${patience}, 20, false)`;
    forget("operator-links");
    const where = { base: operators.base, secrets: {} };
    context = operatorContext(world.database, stripe.stripe, where);
  });
  /** How long an operator may take to answer, for the tests in which one does not. */
  const deadline = async (ms: number) => {
    await world.sql`update operator_link set deadline_ms = ${ms}`;
    forget("operator-links");
  };
  afterEach(async () => {
    await operators.clear();
    await deadline(patience);
  });
  /** As if it had been asked so long ago that nothing can be on its way any more. */
  const longAgo = (bookingId: string) => world.sql`
    update booking_leg set operator_asked_at = operator_asked_at - interval '1 minute'
    where booking_id = ${bookingId}`;
  afterAll(async () => {
    await world?.end();
    await operators?.end();
    stripe?.end();
  });
  const healthy = async () => expect(await checkInvariants(world.sql)).toEqual([]);
  const view = async (id: string) =>
    (await readBooking({ sql: world.sql, language: "en" }, id)) as BookingView;
  const legs = async (id: string) =>
    (await view(id)).legs.map(({ operator_status: status }) => status);
  const effects = async (reference: string) =>
    (await operators.effects(reference)).map(({ effect }) => effect);

  async function confirmed(sailings?: string[]) {
    const ids = sailings ?? [(await world.addSailing()).id];
    const placed = await place(world, await requestFor(world, ids));
    await settleReading(context, clock, await readingFor(world, placed.bookingId));
    const { reference } = await view(placed.bookingId);
    return { bookingId: placed.bookingId, reference };
  }

  /** On a sailing whose operator is asked first, with the card authorised at Stripe. */
  async function authorised() {
    const { id } = await world.addSailing({
      from: "ITCVV",
      to: "ITPMO",
      operator: "GNV",
      hours: 10,
    });
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const { total, reference } = await view(bookingId);
    const intent = await stripe.stripe.paymentIntents.create({
      amount: total.amount_minor,
      currency: "eur",
      capture_method: "manual",
      confirm: true,
      payment_method: "pm_card_visa",
      allowed_payment_method_types: ["card"],
      metadata: { booking_id: bookingId },
    } as Parameters<typeof stripe.stripe.paymentIntents.create>[0]);
    await world.sql`update payment set intent_id = ${intent.id} where booking_id = ${bookingId}`;
    await settlePayment(context, clock, intent.id);
    expect((await view(bookingId)).status).toBe("AWAITING_OPERATOR");
    return { bookingId, reference, intentId: intent.id };
  }

  test("once, under our own reference, however often and from however many at once", async () => {
    const { bookingId, reference } = await confirmed();
    const many = await Promise.allSettled(
      Array.from({ length: 10 }, () => confirmWithOperators(context, clock, bookingId)),
    );
    expect(many.some(({ status }) => status === "fulfilled")).toBe(true);
    await confirmWithOperators(context, clock, bookingId);
    expect(await legs(bookingId)).toEqual(["CONFIRMED"]);
    expect((await effects(`${reference}-0`)).filter((effect) => effect === "confirmed")).toEqual([
      "confirmed",
    ]);
    await healthy();
  });

  test("an answer that was lost is asked after, never sent twice", async () => {
    await deadline(300);
    const { bookingId, reference } = await confirmed();
    await operators.arm({ method: "POST", path: "/ctn/v1/bookings", fault: "timeout_after" });
    await expect(confirmWithOperators(context, clock, bookingId)).rejects.toThrow("CTN");
    expect(await legs(bookingId)).toEqual(["REQUESTED"]);
    expect(await confirmWithOperators(context, clock, bookingId)).toBe("confirmed");
    expect(await effects(`${reference}-0`)).toEqual(["confirmed"]);
    const calls = await world.sql<{ verb: string; outcome: string }[]>`
      select verb, outcome from operator_call where booking_id = ${bookingId} order by id`;
    expect(calls.map(({ verb }) => verb)).toEqual(["confirm", "recall"]);
    await healthy();
  });

  test("what never reached them is sent again only when nothing can be on its way any more", async () => {
    await deadline(300);
    const { bookingId, reference } = await confirmed();
    await operators.arm({ method: "POST", path: "/ctn/v1/bookings", fault: "timeout_before" });
    await expect(confirmWithOperators(context, clock, bookingId)).rejects.toThrow();
    await expect(confirmWithOperators(context, clock, bookingId)).rejects.toThrow("still be at it");
    expect(await effects(`${reference}-0`)).toEqual([]);
    await longAgo(bookingId);
    await deadline(patience);
    expect(await confirmWithOperators(context, clock, bookingId)).toBe("confirmed");
    expect(await effects(`${reference}-0`)).toEqual(["confirmed"]);
  });

  test("a refusal of what was paid gives all of it back, with no fee, and an honest mail", async () => {
    const out = await world.addSailing();
    const back = await world.addSailing({
      from: "FRMRS",
      to: "TNLGN",
      departs: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 16),
    });
    const both = await requestFor(world, [out.id], {
      changes: {
        journeys: [
          { sailing_ids: [out.id], fare: "standard" },
          { sailing_ids: [back.id], fare: "standard" },
        ],
      },
    });
    const { bookingId } = await place(world, both);
    await settleReading(context, clock, await readingFor(world, bookingId));
    const { total, reference } = await view(bookingId);
    await operators.arm({ method: "POST", path: "/ctn/v1/bookings", fault: "refuse" });
    expect(await confirmWithOperators(context, clock, bookingId)).toBe("refused");
    expect(await view(bookingId)).toMatchObject({
      status: "CANCELLED",
      reason: "operator_refused",
      refund: { amount: total, status: "requested" },
    });
    const notices = await world.sql`
      select kind from notice where booking_id = ${bookingId} and kind = 'operator_refused'`;
    expect(notices).toHaveLength(1);
    await healthy();
    // The other crossing, whatever had become of it by then, is taken back.
    await cancelWithOperators(context, clock, bookingId);
    expect([...(await legs(bookingId))].sort()).toEqual(["CANCELLED", "REJECTED"]);
    const told = [...(await effects(`${reference}-0`)), ...(await effects(`${reference}-1`))];
    expect(told.filter((effect) => effect === "confirmed").length).toBe(
      told.filter((effect) => effect === "cancelled").length,
    );
    const [pool] = await world.sql<{ sold: number }[]>`
      select sum(sold)::int as sold from pool where sailing_id = any (${[out.id, back.id]}::uuid[])`;
    expect(pool?.sold).toBe(0);
    await healthy();
  });

  test("asked first: authorised, confirmed, captured", async () => {
    const { bookingId, intentId } = await authorised();
    expect((await stripe.stripe.paymentIntents.retrieve(intentId)).amount_received).toBe(0);
    expect(await confirmWithOperators(context, clock, bookingId)).toBe("confirmed");
    const after = await view(bookingId);
    expect(after).toMatchObject({ status: "CONFIRMED", payment: { status: "COMPLETED" } });
    const intent = await stripe.stripe.paymentIntents.retrieve(intentId);
    expect(intent).toMatchObject({
      status: "succeeded",
      amount_received: after.total.amount_minor,
    });
    await healthy();
  });

  test("asked first, and the sailing was cancelled before the yes: no money is taken", async () => {
    const { bookingId, intentId } = await authorised();
    await world.sql`
      update sailing set status = 'cancelled'
      where id = (select sailing_id from booking_leg where booking_id = ${bookingId})`;
    await confirmWithOperators(context, clock, bookingId);
    expect(await view(bookingId)).toMatchObject({
      status: "FAILED",
      payment: { status: "CANCELLED" },
    });
    await settlePayment(context, clock, intentId);
    expect((await stripe.stripe.paymentIntents.retrieve(intentId)).status).toBe("canceled");
    await cancelWithOperators(context, clock, bookingId).catch(() => {});
    await healthy();
  });

  test("asked first and refused: nothing is captured, the authorisation is given up", async () => {
    const { bookingId, intentId } = await authorised();
    await operators.arm({ method: "POST", path: "/corsica-linea", fault: "refuse" });
    expect(await confirmWithOperators(context, clock, bookingId)).toBe("refused");
    expect(await view(bookingId)).toMatchObject({
      status: "FAILED",
      reason: "operator_refused",
      payment: { status: "CANCELLED" },
      refund: null,
    });
    // What the payments group does with the event that was written.
    await settlePayment(context, clock, intentId);
    expect((await stripe.stripe.paymentIntents.retrieve(intentId)).status).toBe("canceled");
    await healthy();
  });

  test("asked first and no answer: given up an hour before the authorisation ends", async () => {
    const { bookingId, intentId } = await authorised();
    await operators.arm({ method: "POST", path: "/corsica-linea", fault: "pending", ms: 600_000 });
    expect(await confirmWithOperators(context, clock, bookingId)).toBe("pending");
    const due = async () =>
      (await findOperatorWork(world.sql, { limit: 100, quietSeconds: 60 }))
        .filter((work) => work.bookingId === bookingId)
        .map(({ kind }) => kind);
    expect(await due()).toEqual([]);
    const [payment] = await world.sql<{ days: number }[]>`
      select extract(epoch from capture_before - now())::float8 / 86400 as days
      from payment where booking_id = ${bookingId}`;
    expect(payment?.days).toBeCloseTo(7, 1);
    await world.sql`
      update payment set capture_before = now() + interval '59 minutes' where booking_id = ${bookingId}`;
    expect(await due()).toEqual(["expire"]);
    expect(await expireAsking(context, clock, bookingId)).toBe(true);
    expect(await expireAsking(context, clock, bookingId)).toBe(false);
    expect(await view(bookingId)).toMatchObject({ status: "FAILED", reason: "operator_silent" });
    await settlePayment(context, clock, intentId);
    expect((await stripe.stripe.paymentIntents.retrieve(intentId)).status).toBe("canceled");
    // It may have decided for yes meanwhile: it is told all the same.
    await cancelWithOperators(context, clock, bookingId);
    expect(await legs(bookingId)).toEqual(["CANCELLED"]);
    await healthy();
  });

  test("asked first, and the bank lets the authorisation go: the traveller is told", async () => {
    const { bookingId, intentId } = await authorised();
    await operators.arm({ method: "POST", path: "/corsica-linea", fault: "pending", ms: 600_000 });
    expect(await confirmWithOperators(context, clock, bookingId)).toBe("pending");
    await stripe.stripe.paymentIntents.cancel(intentId);
    await settlePayment(context, clock, intentId);
    expect(await view(bookingId)).toMatchObject({
      status: "FAILED",
      reason: "authorisation_lapsed",
    });
    const notices = await world.sql`
      select 1 from notice where booking_id = ${bookingId} and kind = 'operator_refused'`;
    expect(notices).toHaveLength(1);
    await cancelWithOperators(context, clock, bookingId);
    expect(await legs(bookingId)).toEqual(["CANCELLED"]);
    await healthy();
  });

  test("cancelled by the traveller: the operator is told, a part that stayed is asked for again", async () => {
    const { bookingId, reference } = await confirmed();
    await confirmWithOperators(context, clock, bookingId);
    const { refund } = await quoteCancellation(world.sql, bookingId);
    const { tasks } = await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    expect(tasks.map(({ kind }) => kind)).toContain("operator/cancel");
    expect(await legs(bookingId)).toEqual(["CANCEL_REQUESTED"]);
    await operators.arm({ path: "/ctn/v1/bookings", fault: "partial_cancel" });
    await expect(cancelWithOperators(context, clock, bookingId)).rejects.toThrow();
    expect(await legs(bookingId)).toEqual(["CANCEL_REQUESTED"]);
    await cancelWithOperators(context, clock, bookingId);
    expect(await legs(bookingId)).toEqual(["CANCELLED"]);
    expect(await effects(`${reference}-0`)).toEqual(["confirmed", "partly_cancelled", "cancelled"]);
    await healthy();
  });

  test("what it confirmed and does not find is not cancelled: it is asked again", async () => {
    const { bookingId, reference } = await confirmed();
    await confirmWithOperators(context, clock, bookingId);
    await world.sql`
      update booking_leg set operator_asked_at = now() - interval '9 days' where booking_id = ${bookingId}`;
    await cancelAsQuoted(world, bookingId, null);
    await operators.arm({ path: "/ctn/v1/bookings", fault: "status", status: 404 });
    await expect(cancelWithOperators(context, clock, bookingId)).rejects.toThrow("does not know");
    expect(await legs(bookingId)).toEqual(["CANCEL_REQUESTED"]);
    await cancelWithOperators(context, clock, bookingId);
    expect(await legs(bookingId)).toEqual(["CANCELLED"]);
    expect((await effects(`${reference}-0`)).at(-1)).toBe("cancelled");
  });

  test("an operator that will not cancel is a case for staff, and no traveller waits for it", async () => {
    const { bookingId } = await confirmed();
    await confirmWithOperators(context, clock, bookingId);
    const { refund } = await quoteCancellation(world.sql, bookingId);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    await operators.arm({ path: "/ctn/v1/bookings", fault: "refuse" });
    await cancelWithOperators(context, clock, bookingId);
    expect(await legs(bookingId)).toEqual(["CANCEL_REFUSED"]);
    const alerts = await world.sql`
      select 1 from alert where kind = 'operator_cancel_refused' and subject = ${`${bookingId}:0`}`;
    expect(alerts).toHaveLength(1);
  });

  test("cancelled while the operator was being asked: what it confirmed late is cancelled too", async () => {
    const { bookingId, reference } = await confirmed();
    await operators.arm({ method: "POST", path: "/ctn/v1/bookings", fault: "delay", ms: 1_500 });
    const asking = confirmWithOperators(context, clock, bookingId).catch(() => {});
    await expect.poll(() => legs(bookingId), { interval: 5 }).toEqual(["REQUESTED"]);
    const { refund } = await quoteCancellation(world.sql, bookingId);
    await cancelBooking(world.database, traveller, bookingId, {
      expectedRefund: refund,
      reason: "",
    });
    // Too early: our own request is still on its way, and they know nothing yet.
    await cancelWithOperators(context, clock, bookingId).catch(() => {});
    await asking;
    await cancelWithOperators(context, clock, bookingId);
    expect(await legs(bookingId)).toEqual(["CANCELLED"]);
    expect((await effects(`${reference}-0`)).at(-1)).toBe("cancelled");
    await healthy();
  });

  test("a request that an operator took up late, after its no to the cancellation, is cancelled too", async () => {
    await deadline(300);
    const { bookingId, reference } = await confirmed();
    await operators.arm({ method: "POST", path: "/ctn/v1/bookings", fault: "delay", ms: 2_500 });
    await expect(confirmWithOperators(context, clock, bookingId)).rejects.toThrow("CTN");
    await cancelAsQuoted(world, bookingId, null);
    await deadline(patience);
    await longAgo(bookingId);
    await expect(cancelWithOperators(context, clock, bookingId)).rejects.toThrow("confirming");
    await expect.poll(() => effects(`${reference}-0`), { timeout: 20_000 }).toEqual(["confirmed"]);
    await cancelWithOperators(context, clock, bookingId);
    expect(await legs(bookingId)).toEqual(["CANCELLED"]);
    expect(await effects(`${reference}-0`)).toEqual(["confirmed", "cancelled"]);
  });

  test("who is left after a part was cancelled is told, once for all that changed meanwhile", async () => {
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id], { adults: 4 }));
    await settleReading(context, clock, await readingFor(world, bookingId));
    const { reference } = await view(bookingId);
    await confirmWithOperators(context, clock, bookingId);
    const passengers = (await view(bookingId)).passengers.map((one) => one.id);
    const take = (which: number) =>
      cancelAsQuoted(world, bookingId, scopeOf({ passengers: [passengers[which] as never] }));
    await take(3);
    const events = await world.sql`
      select 1 from outbox where booking_id = ${bookingId} and event = 'operator/amend'`;
    expect(events).toHaveLength(1);
    await operators.arm({ path: "/ctn/v1/bookings", fault: "timeout_after", times: 3 });
    await deadline(300);
    await expect(amendWithOperators(context, clock, bookingId)).rejects.toThrow("CTN");
    await deadline(patience);
    await operators.clear();
    await take(2);
    expect(await amendWithOperators(context, clock, bookingId)).toEqual({ told: 1 });
    expect(await amendWithOperators(context, clock, bookingId)).toEqual({ told: 0 });
    expect((await effects(`${reference}-0`)).at(-1)).toBe("amended");
    const [last] = (await operators.booking(`${reference}-0`)) ?? [];
    expect(last).toMatchObject({ passengers: 2 });
    await healthy();
  });

  test("an operator whose system takes no amendment is told by staff", async () => {
    await world.sql`update operator set booking_mode = 'instant' where code = 'GNV'`;
    const { id } = await world.addSailing({
      from: "ITCVV",
      to: "ITPMO",
      operator: "GNV",
      hours: 10,
    });
    const { bookingId } = await place(world, await requestFor(world, [id], { adults: 2 }));
    await settleReading(context, clock, await readingFor(world, bookingId));
    await confirmWithOperators(context, clock, bookingId);
    const [first] = (await view(bookingId)).passengers;
    await cancelAsQuoted(world, bookingId, scopeOf({ passengers: [first?.id as never] }));
    expect(await amendWithOperators(context, clock, bookingId)).toEqual({ told: 1 });
    const alerts = await world.sql`
      select 1 from alert where kind = 'operator_amend' and subject = ${`${bookingId}:0`}`;
    expect(alerts).toHaveLength(1);
    await world.sql`update operator set booking_mode = 'on_request' where code = 'GNV'`;
    await healthy();
  });

  test("what staff heard by telephone counts as the operator's answer", async () => {
    const alone = operatorContext(world.database, stripe.stripe, { base: undefined, secrets: {} });
    const clerk = { kind: "staff", id: "staff_1", role: "sales" } as const;
    const yes = await authorised();
    const answer = { kind: "confirmed", reference: "TEL-123" } as const;
    await expect(answerByHand(alone, traveller, yes.bookingId, 0, answer)).rejects.toMatchObject({
      code: "forbidden",
    });
    await answerByHand(alone, clerk, yes.bookingId, 0, answer);
    expect(await view(yes.bookingId)).toMatchObject({
      status: "CONFIRMED",
      legs: [{ operator_status: "CONFIRMED", operator_reference: "TEL-123" }],
    });
    await expect(answerByHand(alone, clerk, yes.bookingId, 0, answer)).rejects.toMatchObject({
      code: "not_bookable",
    });
    const no = await authorised();
    await answerByHand(alone, clerk, no.bookingId, 0, { kind: "refused", reason: "full" });
    expect(await view(no.bookingId)).toMatchObject({
      status: "FAILED",
      reason: "operator_refused",
    });
    await healthy();
  });

  test("a part that somebody captured at Stripe buys nothing: it goes back, and the places too", async () => {
    const { bookingId, intentId } = await authorised();
    await stripe.stripe.paymentIntents.capture(intentId, { amount_to_capture: 100 });
    expect((await settlePayment(context, clock, intentId)).settlement).toBe("refunding");
    expect(await view(bookingId)).toMatchObject({
      status: "FAILED",
      reason: "other_amount",
      legs: [{ operator_status: "CANCELLED" }],
    });
    expect(await confirmWithOperators(context, clock, bookingId)).toBe("nothing");
    await healthy();
  });

  test("a 500 to the capture keeps no money from being taken: Stripe would repeat it for a day", async () => {
    const { bookingId } = await authorised();
    const fault = { method: "POST", path: "/v1/payment_intents/", fault: "status", status: 500 };
    await fetch(`${stripe.base}/_sandbox/faults`, {
      method: "POST",
      body: JSON.stringify({ ...fault, times: 1 }),
    });
    expect(await confirmWithOperators(context, clock, bookingId)).toBe("confirmed");
    expect((await view(bookingId)).status).toBe("CONFIRMED");
  });

  const dueOf = async (id: string) =>
    (await findOperatorWork(world.sql, { limit: 1_000, quietSeconds: 60 }))
      .filter((work) => work.bookingId === id)
      .map(({ kind }) => kind);

  test("what all agreed to is captured by a later sweep, where Stripe was away at first", async () => {
    const { bookingId } = await authorised();
    const away = { ...context, stripe: openStripe("sk_test_x", "http://127.0.0.1:9") };
    await expect(confirmWithOperators(away, clock, bookingId)).rejects.toMatchObject({
      code: "payment_unavailable",
    });
    expect(await legs(bookingId)).toEqual(["CONFIRMED"]);
    expect(await dueOf(bookingId)).toEqual([]);
    await world.sql`
      update operator_call set at = at - interval '2 minutes' where booking_id = ${bookingId}`;
    await world.sql`
      update payment set updated_at = now() - interval '2 minutes' where booking_id = ${bookingId}`;
    expect(await dueOf(bookingId)).toEqual(["confirm"]);
    expect(await confirmWithOperators(context, clock, bookingId)).toBe("confirmed");
    expect(await view(bookingId)).toMatchObject({ status: "CONFIRMED" });
    expect(await dueOf(bookingId)).toEqual([]);
    await healthy();
  });

  test("the sweep: not while a run is at it for the first time, soon also for an old booking, in turn", async () => {
    const { bookingId } = await confirmed();
    await operators.arm({ method: "POST", path: "/ctn/v1/bookings", fault: "delay", ms: 1_500 });
    const asking = confirmWithOperators(context, clock, bookingId);
    await expect.poll(() => legs(bookingId), { interval: 5 }).toEqual(["REQUESTED"]);
    expect(await dueOf(bookingId)).toEqual([]);
    await asking;
    // Booked long before it is cancelled, on a day when they do not answer.
    await world.sql`
      update booking_leg set operator_asked_at = now() - interval '60 days' where booking_id = ${bookingId}`;
    await cancelAsQuoted(world, bookingId, null);
    await operators.arm({ path: "/ctn/v1/bookings", fault: "timeout_before", times: 3 });
    await deadline(300);
    await expect(cancelWithOperators(context, clock, bookingId)).rejects.toThrow("CTN");
    await deadline(patience);
    await operators.clear();
    await world.sql`
      update operator_call set at = at - interval '2 minutes' where booking_id = ${bookingId}`;
    expect(await dueOf(bookingId)).toEqual(["cancel"]);
    // Whoever waits longest without a try comes first, whatever it waits for.
    const later = await confirmed();
    await operators.arm({ method: "POST", path: "/ctn/v1/bookings", fault: "reset" });
    await expect(confirmWithOperators(context, clock, later.bookingId)).rejects.toThrow();
    await world.sql`
      update operator_call set at = at - interval '90 seconds' where booking_id = ${later.bookingId}`;
    const [first] = await findOperatorWork(world.sql, { limit: 1, quietSeconds: 60 });
    expect(first).toEqual({ bookingId, kind: "cancel" });
    const alert = (id: string) => openAlert(world.sql, { kind: "operator_silent", subject: id });
    await alert(bookingId);
    await alert(later.bookingId);
    await cancelWithOperators(context, clock, bookingId);
    await alert(bookingId);
    expect(await closeSilences(world.sql)).toBe(1);
    const open = await world.sql`
      select subject from alert where kind = 'operator_silent' and closed_at is null`;
    expect([...open]).toEqual([{ subject: later.bookingId }]);
  });

  test("an operator without a system of its own is told nothing", async () => {
    const { bookingId } = await confirmed();
    const alone = operatorContext(world.database, stripe.stripe, { base: undefined, secrets: {} });
    expect(await confirmWithOperators(alone, clock, bookingId)).toBe("nothing");
    expect(await legs(bookingId)).toEqual(["NOT_SENT"]);
  });

  test("what costs nothing and waits for its operator can be cancelled", async () => {
    // The last one here: from now on everything is free.
    await world.sql`update tariff_item set amount_minor = 0`;
    const way = { from: "ITCVV", to: "ITPMO", operator: "GNV", hours: 10 };
    const { bookingId } = await place(
      world,
      await requestFor(world, [(await world.addSailing(way)).id]),
    );
    expect((await view(bookingId)).status).toBe("AWAITING_OPERATOR");
    const { refund } = await quoteCancellation(world.sql, bookingId);
    const wish = { expectedRefund: refund, reason: "test" };
    expect((await cancelBooking(world.database, traveller, bookingId, wish)).cancelled).toBe(true);
    expect(await view(bookingId)).toMatchObject({ status: "CANCELLED", refund: null });
    await healthy();
  });
});
