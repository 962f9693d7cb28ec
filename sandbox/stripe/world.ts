import { Journal } from "../wire/journal";
import type { Collection, Store } from "../wire/store";
import { missingObject } from "./errors";
import type {
  BalanceTransaction,
  Charge,
  Customer,
  Dispute,
  EarlyFraudWarning,
  Event,
  PaymentIntent,
  PaymentMethod,
  Refund,
  WebhookEndpoint,
} from "./types";

export const API_VERSION = "2026-10-28.endive";

/** What happens by itself, later. */
export interface Job {
  id: string;
  due: number;
  kind: "settle_charge" | "finish_refund" | "fail_refund" | "close_dispute" | "expire_capture";
  subject: string;
  detail: string | null;
}

/** Who is asking: events and the journal carry it. */
export interface Asking {
  requestId: string | null;
  idempotencyKey: string | null;
  method: string;
  path: string;
}

export const NOBODY: Asking = { requestId: null, idempotencyKey: null, method: "-", path: "-" };

/** The account: everything Stripe knows about it. Only the verbs beside this file change it. */
export class World {
  readonly intents: Collection<PaymentIntent>;
  readonly methods: Collection<PaymentMethod>;
  /** Which test card a payment method was made from. Never shown. */
  readonly numbers: Collection<string>;
  /** Intents whose payer has proved to be the cardholder but whose confirmation is manual. */
  readonly authenticated: Collection<boolean>;
  /** Methods that have paid, and for which intent: without a customer they serve once. */
  readonly usedMethods: Collection<string>;
  readonly charges: Collection<Charge>;
  readonly refunds: Collection<Refund>;
  readonly disputes: Collection<Dispute>;
  readonly warnings: Collection<EarlyFraudWarning>;
  readonly transactions: Collection<BalanceTransaction>;
  readonly customers: Collection<Customer>;
  readonly endpoints: Collection<WebhookEndpoint>;
  readonly events: Collection<Event>;
  readonly jobs: Collection<Job>;
  readonly journal: Journal;
  private readonly settings: Collection<number>;
  asking: Asking = NOBODY;
  /** Set by the webhooks: returns how many endpoints will hear of the event. */
  onEvent: (event: Event) => number = () => 0;
  /** Set by the webhooks: tells an event once more, to one endpoint or to all that listen. */
  onRetry: (event: Event, endpoint: string | undefined) => void = () => {};

  constructor(
    readonly store: Store,
    readonly laterMs: number,
  ) {
    this.intents = store.collection("payment_intent");
    this.methods = store.collection("payment_method");
    this.numbers = store.collection("number");
    this.authenticated = store.collection("authenticated");
    this.usedMethods = store.collection("used_method");
    this.charges = store.collection("charge");
    this.refunds = store.collection("refund");
    this.disputes = store.collection("dispute");
    this.warnings = store.collection("early_fraud_warning");
    this.transactions = store.collection("balance_transaction");
    this.customers = store.collection("customer");
    this.endpoints = store.collection("webhook_endpoint");
    // Events carry snapshots and are most of the memory; Stripe itself forgets after 30 days.
    this.events = store.collection("event", 10_000);
    this.jobs = store.collection("job");
    this.settings = store.collection("settings");
    this.journal = new Journal(store);
  }

  /** Seconds since 1970, by a clock that tests may put forward. */
  now(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  nowMs(): number {
    return Date.now() + (this.settings.get("clock_offset_ms") ?? 0);
  }

  advance(seconds: number): void {
    const offset = this.settings.get("clock_offset_ms") ?? 0;
    this.settings.save("clock_offset_ms", offset + seconds * 1000);
  }

  note(effect: string, ids: string[]): void {
    const { idempotencyKey, method, path } = this.asking;
    this.journal.record({ method, path, effect, ids, idempotency_key: idempotencyKey });
  }

  later(kind: Job["kind"], subject: string, ms = this.laterMs, detail: string | null = null): void {
    const id = `${kind}:${subject}`;
    this.jobs.save(id, { id, due: this.nowMs() + ms, kind, subject, detail });
  }
}

const NAMES = {
  intents: "payment_intent",
  methods: "PaymentMethod",
  charges: "charge",
  refunds: "refund",
  disputes: "dispute",
  warnings: "radar.early_fraud_warning",
  customers: "customer",
  events: "event",
  transactions: "balance_transaction",
  endpoints: "webhook_endpoint",
} as const;

type Found<K extends keyof typeof NAMES> = World[K] extends Collection<infer T> ? T : never;

/** The object, or Stripe's "No such …" (404 for an id in the path, 400 for a parameter). */
export function find<K extends keyof typeof NAMES>(
  world: World,
  kind: K,
  id: string,
  param?: string,
): Found<K> {
  const found = world[kind].get(id);
  if (found === undefined) throw missingObject(NAMES[kind], id, param);
  return found as Found<K>;
}
