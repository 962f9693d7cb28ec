import { beginPayment } from "#lib/booking/begin-payment";
import type { BookingRequest } from "#lib/booking/booking-request";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { closeAbandoned } from "#lib/booking/close-abandoned";
import { compareBooks } from "#lib/booking/compare-books";
import { endLapsed, freeLapsed } from "#lib/booking/end-lapsed";
import { findLapsed } from "#lib/booking/find-lapsed";
import { findOpenDisputes } from "#lib/booking/find-open-disputes";
import { findOpenRefunds } from "#lib/booking/find-open-refunds";
import { findUnsettled } from "#lib/booking/find-unsettled";
import { openAttempt } from "#lib/booking/payment-attempt";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { retryRefund } from "#lib/booking/retry-refund";
import { sendRefund } from "#lib/booking/send-refund";
import { settleDispute } from "#lib/booking/settle-dispute";
import { settleEvent } from "#lib/booking/settle-event";
import { settlePayment } from "#lib/booking/settle-payment";
import { DomainError } from "#lib/errors/domain-error";
import { extendHold } from "#lib/hold/extend-hold";
import { transact } from "#lib/outbox/committed";
import { createIntent } from "#lib/payment/create-intent";
import { receiveEvent } from "#lib/payment/receive-event";
import { refundIntent } from "#lib/payment/refund-intent";
import { place, requestFor, traveller } from "../../booking-world";
import { type StripeEngine, type ToldEvent, webhookSecret } from "../../stripe-engine";
import type { World } from "../../world";
import { type Card, cards } from "./commands";
import { capacities, type Pool } from "./model";

const clock = { kind: "clock", id: "model" } as const;
const system = { kind: "system", id: "model" } as const;
const staff = { kind: "staff", id: "model", role: "sales" } as const;

/** A refusal by its code; anything else is a fault. */
async function heard(work: Promise<string>): Promise<string> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** The product on a database, with Stripe beside it: what the model's words mean there. */
export class Shop {
  private readonly requests = new Map<string, Promise<BookingRequest>>();
  private readonly context: {
    database: World["database"];
    stripe: StripeEngine["stripe"];
    holdSeconds: number;
  };

  private constructor(
    readonly world: World,
    readonly engine: StripeEngine,
    private readonly sailings: { first: string; second: string },
  ) {
    this.context = { database: world.database, stripe: engine.stripe, holdSeconds: 300 };
  }

  static async open(world: World, engine: StripeEngine): Promise<Shop> {
    const first = await world.addSailing({ departs: "2027-07-01T20:00", pools: capacities });
    const second = await world.addSailing({ departs: "2027-07-09T20:00", pools: capacities });
    return new Shop(world, engine, { first: first.id, second: second.id });
  }

  private poolOf(sailingId: string, kind: string): Pool {
    return `${sailingId === this.sailings.first ? "first" : "second"} ${kind}` as Pool;
  }

  async place(wish: {
    adults: number;
    pets: number;
    on: "first" | "second" | "both";
  }): Promise<{ heard: string; id: string }> {
    const name = JSON.stringify(wish);
    const chosen = wish.on === "both" ? Object.values(this.sailings) : [this.sailings[wish.on]];
    const request =
      this.requests.get(name) ??
      requestFor(this.world, [], {
        adults: wish.adults,
        changes: {
          journeys: chosen.map((id) => ({ sailing_ids: [id], fare: "standard" })),
          pets: wish.pets > 0 ? chosen.map((id) => ({ sailing_id: id, quantity: wish.pets })) : [],
        },
      });
    this.requests.set(name, request);
    try {
      const { bookingId } = await place(this.world, await request);
      return { heard: "placed", id: bookingId };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "no_capacity") throw error;
      const { remaining } = error.facts as {
        remaining: { sailing_id: string; kind: string; available: number }[];
      };
      const short = remaining.map(
        ({ sailing_id, kind, available }) => `${this.poolOf(sailing_id, kind)}: ${available}`,
      );
      return { heard: `refused ${short.sort().join(", ")}`, id: "" };
    }
  }

  /** The clock of one hold goes on. */
  async elapse(bookingId: string, seconds: number): Promise<void> {
    await this.world.sql`
      update hold set expires_at = expires_at - make_interval(secs => ${seconds}),
        latest_at = latest_at - make_interval(secs => ${seconds})
      where booking_id = ${bookingId} and status = 'open'`;
  }

  async extend(bookingId: string): Promise<string> {
    const wish = { seconds: 300, byPaying: false };
    return await heard(
      transact(this.world.database, (tx) => extendHold(tx, traveller, bookingId, wish)).then(
        () => "extended",
      ),
    );
  }

  async begin(bookingId: string): Promise<string> {
    return await heard(
      beginPayment(this.context, traveller, bookingId).then(({ intentId }) => `intent ${intentId}`),
    );
  }

  async beginAndDie(bookingId: string): Promise<string> {
    const { stripe } = this.engine;
    const die = async () => {
      const attempt = await openAttempt(this.context, traveller, bookingId, null);
      if (attempt.intentId) return "there is one";
      const { number, amount, reference } = attempt;
      const order = { bookingId, reference, attempt: number, amount, captureLater: false };
      return `made ${(await createIntent(stripe, order)).reading.id}`;
    };
    return await heard(die());
  }

  async stray(bookingId: string, amountMinor: number): Promise<string> {
    const intent = await this.engine.stripe.paymentIntents.create({
      amount: amountMinor,
      currency: "eur",
      allowed_payment_method_types: ["card"],
      capture_method: "automatic_async",
      metadata: { booking_id: bookingId },
    } as Parameters<StripeEngine["stripe"]["paymentIntents"]["create"]>[0]);
    return intent.id;
  }

  async revoke(intentId: string): Promise<void> {
    await this.engine.stripe.paymentIntents.cancel(intentId).catch(() => {});
  }

  async pay(intentId: string, card: Card): Promise<string> {
    try {
      const intent = await this.engine.stripe.paymentIntents.confirm(intentId, {
        payment_method: cards[card],
      });
      return intent.status === "succeeded" ? "paid" : "asked";
    } catch (error) {
      const { type } = error as { type?: string };
      if (type === "StripeCardError") return "declined at Stripe";
      if (type === "StripeInvalidRequestError") return "refused by Stripe";
      throw error;
    }
  }

  async rule(disputeId: string, verdict: "winning" | "losing"): Promise<void> {
    const evidence = { uncategorized_text: `${verdict}_evidence` };
    await this.engine.stripe.disputes.update(disputeId, { evidence });
    this.engine.runJob(`close_dispute:${disputeId}`);
  }

  async disputeOf(intentId: string): Promise<string> {
    const { data } = await this.engine.stripe.disputes.list({ payment_intent: intentId });
    return data[0]?.id ?? "";
  }

  /** Stripe delivers an event; it is worked on, or its worker dies before it begins. */
  async deliver(event: ToldEvent, worked: boolean): Promise<string> {
    const signature = this.engine.sign(event.body);
    await receiveEvent(this.world.database, webhookSecret, event.body, signature);
    if (!worked) return "received";
    return (await settleEvent(this.context, event.id, async () => {})).outcome;
  }

  async end(bookingId: string): Promise<string> {
    return `ended ${(await endLapsed(this.context, clock, bookingId)).ended}`;
  }

  async endAndDie(bookingId: string): Promise<string> {
    const freed = await freeLapsed(this.world.database, clock, bookingId);
    return "intentId" in freed ? "freed" : `ended ${freed.ended}`;
  }

  async cancel(bookingId: string): Promise<string> {
    const cancel = async () => {
      const { refund, fee } = await quoteCancellation(this.world.sql, bookingId);
      const wish = { expectedRefund: refund, expectedFee: fee, reason: "model" };
      const { cancelled } = await cancelBooking(this.world.database, traveller, bookingId, wish);
      return cancelled ? `cancelled ${refund.amount_minor}` : "was cancelled";
    };
    return await heard(cancel());
  }

  /** Reads an intent again, as a job does. */
  async look(intentId: string): Promise<string> {
    return (await settlePayment(this.context, system, intentId)).settlement;
  }

  /** Does the job of an intent that is given up, if there is such a job. */
  async closeAbandoned(bookingId: string, intentId: string | null): Promise<string> {
    const jobs = await this.world.sql`
      select 1 from outbox where event = 'payment/abandoned' and data ->> 'booking_id' = ${bookingId}
        and data ->> 'intent_id' is not distinct from ${intentId}`;
    if (jobs.length !== 1) return `${jobs.length} jobs`;
    return await closeAbandoned(this.context, system, { bookingId, intentId });
  }

  async send(refundId: string): Promise<string> {
    return await sendRefund(this.context, system, refundId, new Date());
  }

  async sendAndDie(refundId: string): Promise<void> {
    const [row] = await this.world.sql<
      {
        intent_id: string;
        amount_minor: number;
        created_at: Date;
        key_turn: number;
        waits: boolean;
      }[]
    >`
      select intent_id, amount_minor, created_at, key_turn, status <> 'requested' or stripe_refund_id is not null or exists (
        select 1 from dispute d where d.intent_id = r.intent_id and d.status = 'open' and not d.refundable) as waits
      from refund r where id = ${refundId}`;
    if (!row || row.waits) return;
    const { intent_id: intentId, amount_minor: amountMinor, created_at: createdAt } = row;
    const onSpentKey = async () => {};
    const order = { refundId, intentId, amountMinor, createdAt, keyTurn: row.key_turn, onSpentKey };
    await refundIntent(this.engine.stripe, order, new Date());
  }

  async retry(refundId: string): Promise<string> {
    return await heard(retryRefund(this.world.database, staff, refundId).then(() => "retried"));
  }

  /** Our refund that one of Stripe's is for. */
  async refundFor(stripeRefundId: string): Promise<string> {
    return (await this.engine.stripe.refunds.retrieve(stripeRefundId)).metadata?.refund_id ?? "";
  }

  async lookAtDispute(disputeId: string): Promise<string> {
    return (await settleDispute(this.context, system, disputeId)).outcome;
  }

  /** What the sweeps and the reconciliation would work on by now, whoever's it is. */
  async unfinished(): Promise<Record<"lapsed" | "intents" | "refunds" | "disputes", string[]>> {
    const { sql, database } = this.world;
    await sql`update payment set updated_at = updated_at - interval '3 seconds' where intent_closed_at is null`;
    await sql`
      update refund set updated_at = updated_at - interval '6 minutes' where status in ('requested', 'pending')`;
    const most = 10_000;
    return {
      lapsed: await findLapsed(database.drizzle, most),
      intents: await findUnsettled(database.drizzle, most),
      refunds: await findOpenRefunds(database.drizzle, most),
      disputes: await findOpenDisputes(database.drizzle, most),
    };
  }

  /** A quarter of an hour goes by for refunds: they are looked up at Stripe before they are sent. */
  async ageRefunds(): Promise<void> {
    await this.world.sql`update refund set created_at = created_at - interval '16 minutes'`;
  }

  async free(): Promise<Map<Pool, number>> {
    const rows = await this.world.sql<{ sailing_id: string; kind: string; available: number }[]>`
      select sailing_id, kind, available from pool_availability
      where sailing_id in (${this.sailings.first}, ${this.sailings.second})`;
    return new Map(rows.map((row) => [this.poolOf(row.sailing_id, row.kind), row.available]));
  }

  /** Where our books and Stripe's differ about what is in this account. */
  async differences(): Promise<string[]> {
    const hourMs = 3_600_000;
    const window = { since: new Date(Date.now() - hourMs), until: new Date(Date.now() + hourMs) };
    const { stripe } = this.engine;
    const found = await compareBooks({ sql: this.world.sql, stripe }, window);
    const ours = new Set(this.engine.events.map(({ objectId }) => objectId));
    return found.filter(({ subject }) => ours.has(subject)).map(({ kind }) => kind);
  }
}
