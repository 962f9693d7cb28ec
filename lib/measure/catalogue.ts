// Every metric there is. Names follow Prometheus: base units last, counters end in _total.
//
// Scope says how figures of several processes go together. `process`: each process counts its own part; add
// them up. `shared`: read from the database or Redis when asked, the same in every process; take the largest,
// never the sum. The help says which, and a test holds the dashboard and the alerts to it.

type Shape = { help: string; labels: readonly string[]; scope: "process" | "shared" };
export type Metric = Shape &
  ({ type: "counter" } | { type: "gauge" } | { type: "histogram"; buckets: readonly number[] });

const requestBuckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5] as const;
const callBuckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 8] as const;
const jobBuckets = [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60] as const;
/** The aim of mail is 30 s, of a webhook's settling 5 s: both are ends of buckets. */
const waitBuckets = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 900, 3_600] as const;

export const catalogue = {
  gangway_http_requests_total: {
    type: "counter",
    scope: "process",
    help: "Answers of endpoints and pages, by endpoint and status",
    labels: ["endpoint", "status"],
  },
  gangway_http_request_duration_seconds: {
    type: "histogram",
    scope: "process",
    help: "How long an answer took; those kept as bytes are not among them",
    labels: ["endpoint"],
    buckets: requestBuckets,
  },
  gangway_searches_total: {
    type: "counter",
    scope: "process",
    help: "Searches by how they were answered: hit, miss, bypass (without Redis)",
    labels: ["cache"],
  },
  gangway_search_duration_seconds: {
    type: "histogram",
    scope: "process",
    help: "How long a search took, out of the cache or not",
    labels: ["cached"],
    buckets: requestBuckets,
  },
  gangway_search_memory_bytes: {
    type: "gauge",
    scope: "process",
    help: "Bytes of results kept in this process",
    labels: [],
  },
  gangway_search_hit_ratio_15m: {
    type: "gauge",
    scope: "shared",
    help: "Share of searches answered out of the cache in 15 minutes; the aim is over 0.7",
    labels: ["routes"],
  },
  gangway_search_mean_seconds_15m: {
    type: "gauge",
    scope: "shared",
    help: "Mean time of a search in 15 minutes",
    labels: ["cached"],
  },
  gangway_search_stored_results: {
    type: "gauge",
    scope: "shared",
    help: "Results kept in Redis, about",
    labels: [],
  },
  gangway_search_stored_bytes: {
    type: "gauge",
    scope: "shared",
    help: "Bytes they take, about",
    labels: [],
  },
  gangway_redis_up: {
    type: "gauge",
    scope: "process",
    help: "1 when Redis answers this process",
    labels: [],
  },
  gangway_holds_total: {
    type: "counter",
    scope: "process",
    help: "Attempts to hold places: placed, repeated, refused (no places, another price), failed",
    labels: ["outcome"],
  },
  gangway_bookings_confirmed_total: {
    type: "counter",
    scope: "process",
    help: "Bookings that became CONFIRMED",
    labels: [],
  },
  gangway_sales_minor_units_total: {
    type: "counter",
    scope: "process",
    help: "Money captured for them, in the currency's minor units",
    labels: ["currency"],
  },
  gangway_refunds_total: {
    type: "counter",
    scope: "process",
    help: "Refunds by what became of them at Stripe",
    labels: ["currency", "outcome"],
  },
  gangway_refunded_minor_units_total: {
    type: "counter",
    scope: "process",
    help: "Money that went back, in the currency's minor units",
    labels: ["currency"],
  },
  gangway_bookings_24h: {
    type: "gauge",
    scope: "shared",
    help: "Bookings made in the last 24 hours by status",
    labels: ["status"],
  },
  gangway_stripe_requests_total: {
    type: "counter",
    scope: "process",
    help: "Calls to Stripe by object and outcome: ok, refused (4xx), failed (5xx or no answer)",
    labels: ["object", "outcome"],
  },
  gangway_stripe_request_duration_seconds: {
    type: "histogram",
    scope: "process",
    help: "How long Stripe took",
    labels: ["object"],
    buckets: callBuckets,
  },
  gangway_stripe_webhooks_total: {
    type: "counter",
    scope: "process",
    help: "Webhooks of Stripe: stored, ignored (repeated or nothing to us), refused",
    labels: ["outcome"],
  },
  gangway_stripe_webhook_lag_seconds: {
    type: "histogram",
    scope: "process",
    help: "From Stripe's event (whole seconds) to its being stored here",
    labels: [],
    buckets: waitBuckets,
  },
  gangway_stripe_webhook_settle_seconds: {
    type: "histogram",
    scope: "process",
    help: "From a webhook's being stored to its being worked on; the aim is under 5 s",
    labels: [],
    buckets: waitBuckets,
  },
  gangway_stripe_webhooks_waiting: {
    type: "gauge",
    scope: "shared",
    help: "Webhooks stored and not yet worked on",
    labels: [],
  },
  gangway_stripe_webhook_oldest_seconds: {
    type: "gauge",
    scope: "shared",
    help: "Age of the oldest of them",
    labels: [],
  },
  gangway_operator_calls_total: {
    type: "counter",
    scope: "process",
    help: "Calls to operators: answered, away, garbage, left_alone (by the breaker)",
    labels: ["operator", "outcome"],
  },
  gangway_operator_call_duration_seconds: {
    type: "histogram",
    scope: "process",
    help: "How long an operator's system took",
    labels: ["operator"],
    buckets: callBuckets,
  },
  gangway_operator_breaker_open: {
    type: "gauge",
    scope: "process",
    help: "1 while this process leaves the operator's system alone",
    labels: ["operator"],
  },
  gangway_operator_calls_in_progress: {
    type: "gauge",
    scope: "process",
    help: "Calls to it under way",
    labels: ["operator"],
  },
  gangway_mail_attempts_total: {
    type: "counter",
    scope: "process",
    help: "Mails handed to Resend: accepted, refused, delayed (tried again)",
    labels: ["outcome"],
  },
  gangway_mail_acceptance_seconds: {
    type: "histogram",
    scope: "process",
    help: "From a mail's cause to Resend's taking it; the aim is under 30 s on average",
    labels: [],
    buckets: waitBuckets,
  },
  gangway_mail_bounces_total: {
    type: "counter",
    scope: "process",
    help: "Mails that did not arrive, by what Resend said of them",
    labels: ["kind"],
  },
  gangway_mails_1h: {
    type: "gauge",
    scope: "shared",
    help: "Mails of the last hour: sent, failed (once or more, and not sent since)",
    labels: ["outcome"],
  },
  gangway_mail_success_ratio_1h: {
    type: "gauge",
    scope: "shared",
    help: "Share of them that was sent; the aim is over 0.99",
    labels: [],
  },
  gangway_mail_mean_acceptance_seconds_1h: {
    type: "gauge",
    scope: "shared",
    help: "Mean time from a mail's cause to its being taken; the aim is under 30 s",
    labels: [],
  },
  gangway_queue_length: {
    type: "gauge",
    scope: "shared",
    help: "Events whose run has not ended; the aim is under 100",
    labels: ["group"],
  },
  gangway_queue_oldest_seconds: {
    type: "gauge",
    scope: "shared",
    help: "Age of the oldest of them",
    labels: ["group"],
  },
  gangway_queue_running: {
    type: "gauge",
    scope: "shared",
    help: "Runs under way that an event caused",
    labels: ["group"],
  },
  gangway_queue_completed_per_minute: {
    type: "gauge",
    scope: "shared",
    help: "Runs completed a minute, of the last five",
    labels: ["group"],
  },
  gangway_queue_failed_1h: {
    type: "gauge",
    scope: "shared",
    help: "Runs begun in the last hour that failed for good",
    labels: ["group"],
  },
  gangway_queue_silent_seconds: {
    type: "gauge",
    scope: "shared",
    help: "Since any run of the group began or ended: each has one every minute",
    labels: ["group"],
  },
  gangway_dead_letters: {
    type: "gauge",
    scope: "shared",
    help: "Work that was given up and waits for staff",
    labels: ["group"],
  },
  gangway_job_runs_total: {
    type: "counter",
    scope: "process",
    help: "Runs of background functions that ended here: completed, failed, retried",
    labels: ["group", "outcome"],
  },
  gangway_job_duration_seconds: {
    type: "histogram",
    scope: "process",
    help: "How long a run worked here",
    labels: ["group"],
    buckets: jobBuckets,
  },
  gangway_jobs_in_progress: {
    type: "gauge",
    scope: "process",
    help: "Runs this process works on",
    labels: ["group"],
  },
  gangway_outbox_waiting: {
    type: "gauge",
    scope: "shared",
    help: "Outbox rows that are due and not sent",
    labels: [],
  },
  gangway_outbox_oldest_seconds: {
    type: "gauge",
    scope: "shared",
    help: "How long the oldest of them has been due",
    labels: [],
  },
  gangway_database_transactions: {
    type: "gauge",
    scope: "process",
    help: "The pool of transactions: in_use, waiting for a connection, size",
    labels: ["state"],
  },
  gangway_database_connections: {
    type: "gauge",
    scope: "shared",
    help: "Connections of all processes by PostgreSQL's word for their state",
    labels: ["state"],
  },
  gangway_alerts_open: {
    type: "gauge",
    scope: "shared",
    help: "Alerts of the back office that are open, by kind",
    labels: ["kind"],
  },
  gangway_watchdog_last_look_timestamp_seconds: {
    type: "gauge",
    scope: "process",
    help: "When the watch over background work last looked, from this process",
    labels: [],
  },
  gangway_collector_success: {
    type: "gauge",
    scope: "process",
    help: "1 when what this answer says of the database or the cache could be read",
    labels: ["collector"],
  },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof catalogue;
type Of<Type extends Metric["type"]> = {
  [Name in MetricName]: (typeof catalogue)[Name]["type"] extends Type ? Name : never;
}[MetricName];
export type CounterName = Of<"counter">;
export type GaugeName = Of<"gauge">;
export type HistogramName = Of<"histogram">;
/** A value for each label of a metric, and for nothing else. */
export type LabelsOf<Name extends MetricName> = {
  [Label in (typeof catalogue)[Name]["labels"][number]]: string;
};
