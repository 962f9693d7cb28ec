import { randomUUID } from "node:crypto";
import { forgetReasons } from "#lib/audit/forget-reasons";
import { readAvailability } from "#lib/availability/read-availability";
import { findFlagged } from "#lib/boarding/find-flagged";
import { readGateList } from "#lib/boarding/read-gate-list";
import { findGatePorts, findGateSailings } from "#lib/boarding/read-gate-sailing";
import { readManifest } from "#lib/boarding/read-manifest";
import { recordManifestUse } from "#lib/boarding/record-manifest-use";
import { agent, confirmed, gateAt } from "#lib/boarding/testing/gate";
import { undoCheckIn } from "#lib/boarding/undo-check-in";
import { beginPayment } from "#lib/booking/begin-payment";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { endLapsed } from "#lib/booking/end-lapsed";
import { findByReference } from "#lib/booking/find-by-reference";
import { findLapsed } from "#lib/booking/find-lapsed";
import { findOpenDisputes } from "#lib/booking/find-open-disputes";
import { findOpenRefunds } from "#lib/booking/find-open-refunds";
import { findUnsettled } from "#lib/booking/find-unsettled";
import { forgetBooking } from "#lib/booking/forget-booking";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { readBooking } from "#lib/booking/read-booking";
import { reconcileBooks } from "#lib/booking/reconcile-books";
import { sendRefund } from "#lib/booking/send-refund";
import { settleDisputeReading } from "#lib/booking/settle-dispute";
import { settleEvent } from "#lib/booking/settle-event";
import { settlePayment } from "#lib/booking/settle-payment";
import { typicalMinutes } from "#lib/card/typical-minutes";
import { dateInZone } from "#lib/clock/zones";
import { type Crossing, directory } from "#lib/discovery/directory";
import { discover } from "#lib/discovery/discover";
import { nextDepartures } from "#lib/discovery/next-departures";
import { readCrossing } from "#lib/discovery/read-crossing";
import { readOperator } from "#lib/discovery/read-operator";
import { readVesselSailings } from "#lib/discovery/read-vessel-sailings";
import { extendHold } from "#lib/hold/extend-hold";
import { answerOnce } from "#lib/idempotency/answer-once";
import { deleteAnswers } from "#lib/idempotency/delete-answers";
import { closeOutrunTimers } from "#lib/job/close-outrun-timers";
import { readTask } from "#lib/job/read-task";
import { recordRun } from "#lib/job/record-run";
import { collectMetrics } from "#lib/metrics/collect-metrics";
import type { ResendClient } from "#lib/notice/resend-client";
import { resendNotice } from "#lib/notice/resend-notice";
import { sendNotice } from "#lib/notice/send-notice";
import { sweepNotices } from "#lib/notice/sweep-notices";
import { transact } from "#lib/outbox/committed";
import { sendOutbox } from "#lib/outbox/send-outbox";
import { receiveEvent } from "#lib/payment/receive-event";
import { forget } from "#lib/port/remembered";
import { searchPorts } from "#lib/port/search-ports";
import { agreeToLooks, forgetLooks, lastLookedAt, readLooks } from "#lib/recommendation/consent";
import { pruneLooks } from "#lib/recommendation/prune-looks";
import { recommend } from "#lib/recommendation/recommend";
import { writeLooks } from "#lib/recommendation/write-looks";
import { Cache } from "#lib/redis/redis";
import { explainDay } from "#lib/search/explain-day";
import { monthCalendar } from "#lib/search/month-calendar";
import { nearestSailingDates } from "#lib/search/nearest-sailing-dates";
import { nextDeparture } from "#lib/search/next-departure";
import { readJourney } from "#lib/search/read-journey";
import { readSailing } from "#lib/search/read-sailing";
import { searchBothWays } from "#lib/search/search-both-ways";
import { searchJourneys } from "#lib/search/search-journeys";
import { servedPorts } from "#lib/search/served-ports";
import { place, requestFor, traveller } from "../booking-world";
import type { StripeProcess } from "../stripe-process";
import type { World } from "../world";
import { walkSailings } from "./walk-sailings";
import type { PlanWatch } from "./watch-plans";

const system = { kind: "system", id: "walk" } as const;
const secret = "whsec_walk";
const party = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
const settings = { seconds: 300, byPaying: false };
/** Takes every mail. */
const post = {
  emails: { send: async () => ({ data: { id: randomUUID() }, error: null }) },
} as unknown as ResendClient;

/** Who walks: the test's world for what is only prepared, and the watched database for what is judged. */
export type Walk = { world: World; watch: PlanWatch; wire: StripeProcess };

/** Does once everything that travellers, Stripe and the clock make happen all day, through the verbs themselves. */
export async function walkHotPaths(walk: Walk): Promise<void> {
  await search(walk);
  const cancelled = await buy(walk);
  await cancel(walk, cancelled);
  const disputed = await buy(walk);
  await dispute(walk, disputed);
  await refuse(walk);
  await lapse(walk);
  await carry(walk);
  await board(walk);
  await walkSailings(walk);
}

/** What is done at a gangway, two hours before a sailing leaves. */
async function board({ world, watch }: Walk): Promise<void> {
  const { database, during } = watch;
  const sailing = await world.addSailing();
  const booked = await confirmed(world, sailing.id);
  const gate = gateAt({ ...world, database, sql: database.sql }, sailing);
  const { now, sailingId } = gate;
  during("gate sailings");
  await findGatePorts(database.sql, now);
  await findGateSailings(database.sql, "TNLGN", now);
  during("check-in list");
  await readGateList(database.sql, sailingId, now);
  during("scan");
  const scan = gate.scan(booked.reference);
  await gate.send([scan]);
  during("scan of a device that was offline");
  await gate.send([
    scan,
    gate.scan(booked.reference, {
      let_pass: true,
      at: new Date(now.getTime() - 60_000).toISOString(),
    }),
  ]);
  during("flagged scans");
  await findFlagged(database.sql, sailingId);
  during("undo a check-in");
  await undoCheckIn(database, agent, {
    sailingId,
    bookingId: booked.bookingId,
    passengers: [0],
    stage: "boarded",
    reason: "walk",
    by: agent.id,
    at: now,
    now,
  });
  during("manifest");
  await readManifest(database.sql, sailingId, now);
  await recordManifestUse(database.sql, agent, { sailingId, use: "open", people: 2, now });
}

async function search({ world, watch }: Walk): Promise<void> {
  const { database, during } = watch;
  const now = new Date();
  const context = { sql: database.sql, cache: new Cache(null), now, language: "en" as const };
  const { id, departs_at } = await world.addSailing();
  const date = dateInZone(departs_at, "Africa/Tunis");
  const way = { from: "TNLGN", to: "FRMRS", date, party };
  const zoned = (code: string) => ({ code, zone: "Europe/Paris" });
  during("search direct");
  await searchJourneys(context, way);
  during("search there and back");
  await searchBothWays(context, way, { date });
  during("search with connections");
  await searchJourneys(context, { ...way, from: "FRMRS", to: "TNLGN", max_connections: 2 });
  during("calendar");
  await monthCalendar(context, { ...way, month: date.slice(0, 7) });
  during("next departure");
  await nextDeparture(context, zoned("TNLGN"), zoned("FRMRS"));
  during("why nothing fits");
  await explainDay(context, { ...way, max_connections: 2 });
  const days = { from_port: "TNLGN", to_port: "FRMRS", date, first_date: date };
  during("nearest days");
  await nearestSailingDates(database.sql, days);
  during("served ports");
  await servedPorts(context, days);
  during("typical crossing");
  await typicalMinutes(database.sql, "TNLGN", "FRMRS");
  during("journey");
  await readJourney(context, id, party);
  during("sailing");
  await readSailing(context, id);
  during("availability");
  await readAvailability(database.sql, context.cache, [id]);
  during("what is looked at");
  const pseudonym = randomUUID();
  await agreeToLooks(database.sql, pseudonym);
  const event = { type: "sailing.viewed", sailing_id: id } as const;
  await writeLooks(database.sql, [
    { event, pseudonym, at: now },
    { event: { type: "route.searched", from: "TNLGN", to: "FRMRS" }, pseudonym: null, at: now },
  ]);
  await lastLookedAt(database.sql, pseudonym, 5);
  await readLooks(database.sql, pseudonym);
  during("recommendations");
  await recommend(context, id, party);
  during("looks forgotten");
  await forgetLooks(database.sql, pseudonym);
  await pruneLooks(database);
  during("reasons forgotten");
  await forgetReasons(database);
  during("ports");
  await searchPorts(database.sql, "marseilles", "en", 10);
  await discoverPages(watch);
}

/** What pages of crossings, ports, operators and vessels read. */
async function discoverPages({ database, during }: PlanWatch): Promise<void> {
  const now = new Date();
  const context = { sql: database.sql, cache: new Cache(null), now, language: "en" as const };
  during("pages there are");
  for (const name of ["discovery", "route-lines", "fleet", "operators", "operator-facts"]) {
    forget(name);
  }
  const { crossings } = await directory(database.sql);
  await readOperator(database.sql, "CTN");
  const crossing = crossings.get("TNLGN FRMRS") as Crossing;
  during("crossing page");
  await readCrossing(context, crossing);
  during("next departures of a crossing");
  await nextDepartures(context, crossing);
  during("vessel page");
  // Whose sailings are few among many.
  await readVesselSailings(context, 2);
  during("find a page");
  await discover(database.sql, "tunis marseille", "en", 10);
}

type Bought = { bookingId: string; intentId: string };

async function buy({ world, watch, wire }: Walk): Promise<Bought> {
  const { database, during } = watch;
  const buyer = { ...world, database, sql: database.sql };
  const { id } = await world.addSailing();
  const request = await requestFor(world, [id]);
  const key = randomUUID();
  during("POST /bookings");
  const placed = await place(buyer, request, { key });
  const { bookingId } = placed;
  during("POST /bookings again");
  await place(buyer, request, { key });
  during("read booking");
  await readBooking({ sql: database.sql, language: "en" }, bookingId);
  during("read task");
  for (const task of placed.tasks) await readTask(database.sql, task.id);
  during("extend hold");
  await transact(database, (tx) => extendHold(tx, traveller, bookingId, settings));
  during("payment intent");
  const { intentId } = await beginPayment(
    { database, stripe: wire.stripe, holdSeconds: 300 },
    traveller,
    bookingId,
  );
  await decline(wire, intentId);
  during("settle a decline");
  await hear({ watch, wire }, "payment_intent.payment_failed", intentId);
  await wire.stripe.paymentIntents.confirm(intentId, { payment_method: "pm_card_visa" });
  during("receive webhook, settle");
  await hear({ watch, wire }, "payment_intent.succeeded", intentId);
  during("my booking");
  const [head] = await world.sql<{ reference: string; email: string }[]>`
    select reference, contact_email as email from booking where id = ${bookingId}`;
  if (head) await findByReference(database.drizzle, head);
  during("mail");
  const notices = await world.sql<{ id: string }[]>`
    select id from notice where booking_id = ${bookingId}`;
  for (const notice of notices) await sendNotice({ sql: database.sql, resend: post }, notice.id);
  await resendNotice(database, bookingId, "confirmation");
  return { bookingId, intentId };
}

async function decline(wire: StripeProcess, intentId: string): Promise<void> {
  const declined = "pm_card_visa_chargeDeclined";
  await wire.stripe.paymentIntents.confirm(intentId, { payment_method: declined }).catch(() => {});
}

async function hear({ watch, wire }: Omit<Walk, "world">, type: string, objectId: string) {
  const { database } = watch;
  const id = `evt_${randomUUID()}`;
  const body = JSON.stringify({ id, object: "event", type, data: { object: { id: objectId } } });
  const signature = wire.stripe.webhooks.generateTestHeaderString({ payload: body, secret });
  await receiveEvent(database, secret, body, signature);
  await settleEvent({ database, stripe: wire.stripe }, id, (bookingId) =>
    forgetBooking({ sql: database.sql, cache: new Cache(null) }, bookingId),
  );
}

async function cancel({ world, watch, wire }: Walk, { bookingId }: Bought): Promise<void> {
  const { database, during } = watch;
  during("cancellation quote");
  const { refund } = await quoteCancellation(database.sql, bookingId);
  during("cancel");
  const wish = { expectedRefund: refund, reason: "changed_plans" };
  const cancelling = async () => {
    await cancelBooking(database, traveller, bookingId, wish);
    return { status: 200, body: {} };
  };
  const asked = { actor: `booking:${bookingId}`, key: "walk", requestHash: Buffer.alloc(32) };
  for (let time = 0; time < 2; time += 1) {
    await answerOnce({ sql: database.sql, sealingKey: Buffer.alloc(32, 7) }, asked, cancelling);
  }
  during("delete old answers");
  await deleteAnswers(database);
  const [row] = await world.sql<{ id: string }[]>`
    select id from refund where booking_id = ${bookingId}`;
  during("refund");
  await sendRefund({ database, stripe: wire.stripe }, system, row?.id ?? "", new Date());
  const [sent] = await world.sql<{ stripe_refund_id: string }[]>`
    select stripe_refund_id from refund where id = ${row?.id ?? ""}`;
  during("receive webhook of a refund, settle");
  await hear({ watch, wire }, "refund.updated", sent?.stripe_refund_id ?? "");
}

async function dispute({ watch, wire }: Walk, { bookingId, intentId }: Bought): Promise<void> {
  const { database, during } = watch;
  const context = { database, stripe: wire.stripe };
  const open = {
    id: `du_${randomUUID()}`,
    status: "open" as const,
    intentId,
    amountMinor: 1_000,
    currency: "EUR",
    withdrawnMinor: 1_000,
    refundable: false,
    evidenceDueAt: null,
  };
  during("dispute");
  await settleDisputeReading(context, system, open);
  const { refund } = await quoteCancellation(database.sql, bookingId);
  await cancelBooking(database, traveller, bookingId, { expectedRefund: refund, reason: "" });
  await settleDisputeReading(context, system, { ...open, status: "lost" });
}

/** Places that are gone, a hold in the way that has expired, and money that comes after its end. */
async function refuse({ world, watch, wire }: Walk): Promise<void> {
  const { database, during } = watch;
  const buyer = { ...world, database, sql: database.sql };
  const { id } = await world.addSailing({ pools: { passengers: 2 } });
  const request = await requestFor(world, [id]);
  const { bookingId } = await place(world, request);
  during("POST /bookings, refused");
  await place(buyer, request).catch(() => {});
  await endHold(world, bookingId);
  during("POST /bookings, an expired hold in the way");
  const { bookingId: second } = await place(buyer, request);
  const [payment] = await world.sql<{ amount_minor: number }[]>`
    select amount_minor from payment where booking_id = ${second}`;
  const amountMinor = payment?.amount_minor ?? 0;
  await endHold(world, second);
  const late = await wire.pay({ bookingId: second, amountMinor });
  during("late money, the places are there");
  await settlePayment({ database, stripe: wire.stripe }, system, late.id);
  const later = await wire.pay({ bookingId, amountMinor });
  during("late money, the places are gone");
  await settlePayment({ database, stripe: wire.stripe }, system, later.id);
}

async function endHold({ sql }: World, bookingId: string): Promise<void> {
  await sql`update hold set expires_at = clock_timestamp() where booking_id = ${bookingId}`;
}

async function lapse({ world, watch, wire }: Walk): Promise<void> {
  const { database, during } = watch;
  const { id } = await world.addSailing();
  const { bookingId } = await place(world, await requestFor(world, [id]));
  await endHold(world, bookingId);
  during("expiry sweep");
  const lapsed = await findLapsed(database.drizzle, 500);
  for (const one of lapsed) {
    await endLapsed({ database, stripe: wire.stripe }, system, one);
  }
  await closeOutrunTimers(database.sql);
}

async function carry({ world, watch, wire }: Walk): Promise<void> {
  const { database, during } = watch;
  during("outbox relay");
  while ((await sendOutbox(database, async () => {})) > 0);
  await sendOutbox({ sql: database.sql }, async () => {
    throw new Error("away");
  }).catch(() => {});
  during("run record");
  const [task] = await world.sql<{ id: string }[]>`
    select id from outbox order by created_at desc limit 1`;
  const run = { runId: randomUUID(), functionId: "walk", group: "bookings", attempts: 1, ranMs: 5 };
  for (const status of ["running", "completed"] as const) {
    await recordRun(database.sql, { ...run, eventId: task?.id ?? null, status, error: null });
  }
  during("notice sweep");
  await sweepNotices(database);
  during("reconciliation of payments");
  await findUnsettled(database.drizzle, 200);
  await findOpenRefunds(database.drizzle, 200);
  during("reconciliation of the books");
  await findOpenDisputes(database.drizzle, 1_000);
  await reconcileBooks({ sql: database.sql, stripe: wire.stripe }, new Date());
  during("metrics");
  await collectMetrics(database);
}
