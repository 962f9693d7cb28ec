import type { GaugeName } from "#lib/measure/catalogue";

/** The figures that all processes share, by the collector that reads them: when it cannot, they are not known. */
export const sharedFigures = {
  work: [
    "gangway_queue_length",
    "gangway_queue_oldest_seconds",
    "gangway_queue_running",
    "gangway_queue_completed_per_minute",
    "gangway_queue_failed_1h",
    "gangway_queue_silent_seconds",
    "gangway_dead_letters",
    "gangway_mails_1h",
    "gangway_mail_success_ratio_1h",
    "gangway_mail_mean_acceptance_seconds_1h",
  ],
  business: [
    "gangway_bookings_24h",
    "gangway_outbox_waiting",
    "gangway_outbox_oldest_seconds",
    "gangway_stripe_webhooks_waiting",
    "gangway_stripe_webhook_oldest_seconds",
    "gangway_alerts_open",
    "gangway_database_connections",
  ],
  cache: [
    "gangway_search_hit_ratio_15m",
    "gangway_search_mean_seconds_15m",
    "gangway_search_stored_results",
    "gangway_search_stored_bytes",
  ],
} as const satisfies Record<string, readonly GaugeName[]>;
