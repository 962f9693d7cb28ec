import type { Card } from "./commands";

/** What must be true of places and money, said as simply as it can be said: one thing after the other. */

export const capacities = { passengers: 8, kennels: 3 };
export type Pool = `${"first" | "second"} ${keyof typeof capacities}`;

const price = { adult: 12_000, portFee: 1_500, pet: 2_500 };
/** What the standard fare gives back of adults and pets a month and more ahead; port fees come back whole. */
const backShare = 0.8;
const mostDeclines = 5;
const holdSeconds = 300;
const longestSeconds = 1_200;

type DisputeState = "open" | "won" | "lost";

/** An intent as it is at Stripe, and what we know of it. */
export type Intent = {
  id: string;
  booking: Booked;
  status: "open" | "succeeded" | "canceled";
  card: Card | null;
  /** The bank waits for the payer's answer. */
  asking: boolean;
  /** Refused charges, and the last thing that went wrong, by names of their own. */
  refused: string[];
  lastError: string | null;
  /** Its money is in our books. */
  booked: boolean;
  dispute: { truth: DisputeState; known: DisputeState | null } | null;
};

export type Refund = {
  /** Ours; known once the real one is there. */
  id: string | null;
  intent: Intent;
  amount: number;
  status: "requested" | "pending" | "succeeded" | "failed" | "canceled";
  reason: "late_money" | "paid_twice" | "cancelled";
  /** How it stands at Stripe, and what was answered when it was made. */
  truth: "pending" | "succeeded" | "failed" | null;
  answered: "pending" | "succeeded" | null;
  /** Stripe refused it for a dispute, which its key remembers: who hears of it takes the next key. */
  refused: boolean;
  /** It is looked up at Stripe before it is sent: a minute old, or under another key than its first. */
  isOld: boolean;
  /** We know Stripe's id of it. */
  known: boolean;
  replaced: boolean;
};

export type Booked = {
  id: string;
  wants: Map<Pool, number>;
  total: number;
  back: number;
  status: "PENDING" | "CONFIRMED" | "FAILED" | "EXPIRED" | "CANCELLED";
  reason: string | null;
  /** Lapsed: its time is over, whether or not somebody has ended it; its places are free. */
  hold: "held" | "lapsed" | "ended" | "sold" | "given back";
  left: number;
  longest: number;
  extendedByPaying: boolean;
  attempt: number;
  /** What `pi:{booking}:{attempt}` made at Stripe. */
  made: Map<number, Intent>;
  current: Intent | null;
  /** No more money can come of the current intent. */
  closed: boolean;
  seen: Set<string>;
  declines: number;
  unpaid: "PENDING" | "FAILED" | "CANCELLED";
  captured: number;
  everConfirmed: boolean;
  fee: number;
  refunds: Refund[];
  notices: Map<string, number>;
};

const isClaimed = ({ hold }: Booked) => hold === "held" || hold === "sold";
const hasEnded = ({ status }: Booked) => ["FAILED", "EXPIRED", "CANCELLED"].includes(status);
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
/** What the bank has of a dispute. */
const withdrawn = (state: DisputeState | null, total: number) =>
  state === "open" || state === "lost" ? total : 0;

export class MoneyModel {
  readonly bookings: Booked[] = [];
  readonly intents: Intent[] = [];
  /** Intents to be cancelled by a job; null: the booking's own, whichever it is by then. */
  readonly abandoned: { booking: Booked; intent: Intent | null }[] = [];
  private names = 0;

  get refunds(): Refund[] {
    return this.bookings.flatMap(({ refunds }) => refunds);
  }

  free(pool: Pool): number {
    const capacity = capacities[pool.split(" ")[1] as keyof typeof capacities];
    return capacity - sum(this.bookings.filter(isClaimed).map(({ wants }) => wants.get(pool) ?? 0));
  }

  private fits(wants: Map<Pool, number>): boolean {
    return [...wants].every(([pool, quantity]) => this.free(pool) >= quantity);
  }

  place(
    wish: { adults: number; pets: number; on: "first" | "second" | "both" },
    id: string,
  ): string {
    const sailings = wish.on === "both" ? (["first", "second"] as const) : ([wish.on] as const);
    const wants = new Map(
      sailings.flatMap((sailing): [Pool, number][] => [
        [`${sailing} passengers`, wish.adults],
        ...(wish.pets > 0 ? [[`${sailing} kennels`, wish.pets] as [Pool, number]] : []),
      ]),
    );
    if (!this.fits(wants)) {
      const short = [...wants].filter(([pool, quantity]) => this.free(pool) < quantity);
      return `refused ${short
        .map(([pool]) => `${pool}: ${this.free(pool)}`)
        .sort()
        .join(", ")}`;
    }
    const { adults, pets } = wish;
    const goods = adults * price.adult + pets * price.pet;
    this.bookings.push({
      id,
      wants,
      total: sailings.length * (goods + adults * price.portFee),
      back: sailings.length * (goods * backShare + adults * price.portFee),
      status: "PENDING",
      reason: null,
      hold: "held",
      left: holdSeconds,
      longest: longestSeconds,
      extendedByPaying: false,
      attempt: 0,
      made: new Map(),
      current: null,
      closed: false,
      seen: new Set(),
      declines: 0,
      unpaid: "PENDING",
      captured: 0,
      everConfirmed: false,
      fee: 0,
      refunds: [],
      notices: new Map(),
    });
    return "placed";
  }

  elapse(booked: Booked, seconds: number): void {
    booked.left -= seconds;
    booked.longest -= seconds;
    if (booked.left <= 0) booked.hold = "lapsed";
  }

  extend(booked: Booked): string {
    if (booked.status !== "PENDING" || booked.hold !== "held") return "hold_expired";
    const longer = Math.max(booked.left, Math.min(booked.longest, holdSeconds));
    if (longer - booked.left < 1 && booked.longest - booked.left <= 1) return "hold_limit_reached";
    booked.left = longer;
    return "extended";
  }

  /** `id` is that of the intent Stripe makes, if it makes one. */
  begin(booked: Booked, id: string, dies: boolean): string {
    if (["CONFIRMED", "CANCELLED", "FAILED"].includes(booked.status)) return "not_payable";
    if (booked.status !== "PENDING" || booked.hold !== "held") return "hold_expired";
    if (!booked.extendedByPaying) {
      booked.left = Math.max(booked.left, Math.min(booked.longest, holdSeconds));
    }
    booked.extendedByPaying = true;
    if (booked.attempt === 0) booked.attempt = 1;
    if (dies && booked.current) return "there is one";
    if (booked.current?.status === "canceled") this.nextAttempt(booked);
    if (!booked.current) {
      const intent = booked.made.get(booked.attempt) ?? this.addIntent(booked, id);
      booked.made.set(booked.attempt, intent);
      if (dies) return `made ${intent.id}`;
      booked.current = intent;
      booked.closed = false;
    }
    return `intent ${booked.current.id}`;
  }

  private nextAttempt(booked: Booked): void {
    booked.current = null;
    booked.attempt += 1;
    booked.closed = false;
  }

  addIntent(booking: Booked, id: string): Intent {
    const intent: Intent = {
      id,
      booking,
      status: "open",
      card: null,
      asking: false,
      refused: [],
      lastError: null,
      booked: false,
      dispute: null,
    };
    this.intents.push(intent);
    return intent;
  }

  pay(intent: Intent, card: Card): string {
    if (intent.status !== "open") return "refused by Stripe";
    intent.lastError = null;
    intent.asking = false;
    if (card === "asks") {
      intent.asking = true;
      return "asked";
    }
    if (card === "declined") {
      this.names += 1;
      intent.lastError = `charge ${this.names}`;
      intent.refused.push(intent.lastError);
      return "declined at Stripe";
    }
    intent.status = "succeeded";
    intent.card = card;
    if (card === "disputes") intent.dispute = { truth: "open", known: null };
    return "paid";
  }

  answer(intent: Intent, proves: boolean): void {
    if (!intent.asking) return;
    intent.asking = false;
    if (proves) {
      intent.status = "succeeded";
      intent.card = "asks";
      return;
    }
    // No charge was tried: the next success or refusal makes it forgotten.
    this.names += 1;
    intent.lastError = `method ${this.names}`;
  }

  /** Our books follow what Stripe says of an intent now. */
  look(intent: Intent): string {
    const { booking } = intent;
    if (intent.status === "succeeded") return this.capture(intent);
    if (intent.status === "canceled") return this.close(booking, intent);
    if (!booking.current && booking.status === "PENDING") {
      booking.current = intent;
      booking.closed = false;
    }
    const surplus = booking.current !== null && booking.current !== intent;
    const word = surplus ? "unchanged" : this.countDeclines(intent);
    if (surplus || hasEnded(booking)) this.cancelAtStripe(intent);
    return word;
  }

  private cancelAtStripe(intent: Intent): void {
    intent.status = "canceled";
    intent.asking = false;
    this.close(intent.booking, intent);
  }

  private countDeclines(intent: Intent): string {
    const { booking } = intent;
    const visible = intent.lastError ? [...intent.refused, intent.lastError] : [];
    const fresh = new Set(visible.filter((name) => !booking.seen.has(name)));
    for (const name of fresh) booking.seen.add(name);
    if (booking.status !== "PENDING" || fresh.size === 0) return "unchanged";
    booking.declines += fresh.size;
    if (booking.declines < mostDeclines) return "declined";
    booking.hold = "ended";
    booking.unpaid = "FAILED";
    this.finish(booking, "FAILED", "declined");
    return "failed";
  }

  private finish(booked: Booked, status: Booked["status"], reason: string): void {
    booked.status = status;
    booked.reason = reason;
  }

  private capture(intent: Intent): string {
    const { booking } = intent;
    if (intent.booked) return "unchanged";
    intent.booked = true;
    if (booking.captured === 0) {
      const other = booking.current;
      if (other && other !== intent && !booking.closed) {
        this.abandoned.push({ booking, intent: other });
      }
      booking.current = intent;
    }
    booking.captured += booking.total;
    booking.closed = true;
    if (booking.status === "PENDING" && (booking.hold === "held" || this.fits(booking.wants))) {
      booking.hold = "sold";
      booking.status = "CONFIRMED";
      booking.everConfirmed = true;
      this.notice(booking, "confirmation");
      return "confirmed";
    }
    if (booking.status === "PENDING") {
      booking.hold = "ended";
      this.finish(booking, "FAILED", "places_gone");
    }
    this.owe(intent, booking.total, booking.everConfirmed ? "paid_twice" : "late_money");
    if (!booking.everConfirmed) this.notice(booking, "late_refund");
    return "refunding";
  }

  private notice({ notices }: Booked, kind: string): void {
    notices.set(kind, (notices.get(kind) ?? 0) + 1);
  }

  private owe(intent: Intent, amount: number, reason: Refund["reason"]): void {
    intent.booking.refunds.push({
      id: null,
      intent,
      amount,
      status: "requested",
      reason,
      truth: null,
      answered: null,
      refused: false,
      isOld: false,
      known: false,
      replaced: false,
    });
  }

  /** No more money can come of this intent; null: there never was one. */
  private close(booked: Booked, intent: Intent | null): string {
    if (booked.current && booked.current !== intent) return "unchanged";
    if (booked.current) booked.closed = true;
    if (booked.status !== "PENDING") return "unchanged";
    if (booked.hold === "held") {
      if (booked.current) this.nextAttempt(booked);
      return "unchanged";
    }
    booked.hold = "ended";
    booked.unpaid = "CANCELLED";
    this.finish(booked, "EXPIRED", "hold_lapsed");
    return "closed";
  }

  /** The end of a hold; one who dies has given back the places only. */
  end(booked: Booked, dies: boolean): string {
    if (booked.status !== "PENDING") return "ended true";
    if (booked.hold === "held") return "ended false";
    booked.hold = "ended";
    if (!booked.current) this.close(booked, null);
    else if (!dies) {
      const intent = booked.current;
      if (intent.status === "open") this.cancelAtStripe(intent);
      else this.look(intent);
    }
    return dies && booked.current ? "freed" : "ended true";
  }

  cancel(booked: Booked): string {
    if (booked.status === "CANCELLED" || booked.status === "FAILED" || booked.status === "EXPIRED")
      return "not_cancellable";
    const wasPaid = booked.status === "CONFIRMED";
    this.finish(booked, "CANCELLED", "model");
    this.notice(booked, "cancellation");
    if (!wasPaid) {
      this.abandoned.push({ booking: booked, intent: null });
      booked.hold = "ended";
      booked.unpaid = "CANCELLED";
      return "cancelled 0";
    }
    booked.hold = "given back";
    const intent = booked.current as Intent;
    const kept = withdrawn(intent.dispute?.known === "lost" ? "lost" : null, booked.total);
    const refund = Math.min(booked.back, booked.total - kept);
    booked.fee = booked.total - refund;
    if (refund > 0) this.owe(intent, refund, "cancelled");
    return `cancelled ${refund}`;
  }

  refunded(booked: Booked): number {
    return sum(
      booked.refunds.filter(({ status }) => status === "succeeded").map(({ amount }) => amount),
    );
  }

  paymentOf(booked: Booked): string {
    if (booked.captured === 0) return booked.unpaid;
    const refunded = this.refunded(booked);
    if (refunded === 0) return "COMPLETED";
    return refunded < booked.captured ? "PARTIALLY_REFUNDED" : "REFUNDED";
  }

  send(refund: Refund): string {
    const { dispute } = refund.intent;
    if (refund.known) return this.settleRefund(refund, refund.truth);
    if (refund.status !== "requested") return refund.status;
    if (dispute?.known === "open") return "waiting_for_dispute";
    if (!this.makeAtStripe(refund)) {
      this.lookAtDispute(refund.intent);
      refund.refused = false;
      refund.isOld = true;
      return "waiting_for_dispute";
    }
    // An old one is looked up; a young one hears what its key remembers.
    return this.settleRefund(refund, refund.isOld ? refund.truth : refund.answered);
  }

  /** A process that dies after it sent one. */
  sendAndDie(refund: Refund): void {
    const { dispute } = refund.intent;
    if (refund.status !== "requested" || refund.known) return;
    if (dispute?.known !== "open") this.makeAtStripe(refund);
  }

  /** False where Stripe refuses, for a bank has the money, or had it when it was asked first. */
  private makeAtStripe(refund: Refund): boolean {
    const { dispute } = refund.intent;
    if (refund.truth) return true;
    if (dispute && dispute.truth !== "won") refund.refused = true;
    if (refund.refused) return false;
    refund.answered = refund.intent.card === "refundPends" ? "pending" : "succeeded";
    refund.truth = refund.answered;
    return true;
  }

  /** A quarter of an hour goes by. */
  ageRefunds(): void {
    for (const refund of this.refunds) refund.isOld = true;
  }

  lookAtRefund(refund: Refund): string {
    return this.settleRefund(refund, refund.truth);
  }

  private settleRefund(refund: Refund, says: Refund["truth"]): string {
    refund.known = true;
    const order = ["requested", "pending", "succeeded", "failed"];
    const isNews = says && order.indexOf(says) > order.indexOf(refund.status);
    if (!isNews || refund.status === "canceled") return says ?? "nothing";
    refund.status = says;
    const { booking } = refund.intent;
    if (says === "failed") this.notice(booking, "refund_failed");
    if (says === "succeeded" && refund.reason !== "late_money") this.notice(booking, "refund");
    return says;
  }

  retry(refund: Refund): string {
    if (refund.status !== "failed" || refund.replaced) return "not_refundable";
    refund.replaced = true;
    this.owe(refund.intent, refund.amount, refund.reason);
    return "retried";
  }

  lookAtDispute(intent: Intent): string {
    const { booking, dispute } = intent;
    if (!dispute) return "unknown";
    if (!intent.booked) this.look(intent);
    if (dispute.known === dispute.truth) return "unchanged";
    dispute.known = dispute.truth;
    if (dispute.truth === "lost") {
      // The bank has given all of it back: whatever waits is owed no more.
      for (const refund of booking.refunds) {
        if (refund.intent !== intent || refund.status !== "requested" || refund.known) continue;
        refund.status = "canceled";
      }
    }
    return dispute.truth;
  }

  chargedBack(booked: Booked): number {
    const disputed = this.intents.filter(({ booking }) => booking === booked);
    return sum(disputed.map(({ dispute }) => withdrawn(dispute?.known ?? null, booked.total)));
  }

  /** What stands in the ledger's accounts of a booking; an empty one is left out. */
  ledgerOf(booked: Booked): Record<string, number> {
    const amounts = (...states: Refund["status"][]) =>
      sum(
        booked.refunds
          .filter(({ status, replaced }) => states.includes(status) && !replaced)
          .map(({ amount }) => amount),
      );
    const accounts = {
      stripe_clearing: booked.captured - this.refunded(booked) - this.chargedBack(booked),
      sales: booked.status === "CONFIRMED" ? -booked.total : 0,
      fees_kept: -booked.fee,
      refunds_due: -amounts("requested", "pending", "failed"),
      disputes: this.chargedBack(booked) - amounts("canceled"),
    };
    return Object.fromEntries(Object.entries(accounts).filter(([, amount]) => amount !== 0));
  }
}
