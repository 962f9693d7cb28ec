import Stripe from "stripe";
import type { Database } from "#db/client";
import { assert } from "#lib/errors/assert";
import { DomainError } from "#lib/errors/domain-error";
import { count, observe } from "#lib/measure/measure";
import { type HeardEvent, readEvent } from "./read-event";
import { storeEvent } from "./store-event";
import subscribed from "./webhook-events.json" with { type: "json" };

/** Seconds a signature stays good (Stripe's own default). */
const toleranceSeconds = 300;

/** The events that change our books, as the endpoint should be subscribed; the others are acknowledged and forgotten. */
const wanted = new Set(subscribed);

/**
 * Verifies a webhook's signature over its raw body and stores the event once, with the outbox row that
 * works on it, in one statement: only then may it be acknowledged. Returns false for a repetition and
 * for an event that changes nothing. Throws `malformed` for a bad signature or body, `service_unavailable`.
 */
export async function receiveEvent(
  { sql }: Pick<Database, "sql">,
  secret: string,
  rawBody: string,
  signature: string | null,
): Promise<boolean> {
  let event: HeardEvent;
  try {
    verify(rawBody, signature, secret);
    event = readEvent(rawBody);
  } catch (error) {
    count("gangway_stripe_webhooks_total", { outcome: "refused" });
    throw error;
  }
  if (!wanted.has(event.type)) {
    count("gangway_stripe_webhooks_total", { outcome: "ignored" });
    return false;
  }
  const isNew = await storeEvent(sql, event);
  count("gangway_stripe_webhooks_total", { outcome: isNew ? "stored" : "ignored" });
  if (isNew && event.createdAt !== null) {
    observe("gangway_stripe_webhook_lag_seconds", {}, (Date.now() - event.createdAt) / 1_000);
  }
  return isNew;
}

function verify(rawBody: string, signature: string | null, secret: string): void {
  try {
    const { signature: scheme } = Stripe.webhooks;
    assert(scheme, "Stripe's package verifies signatures");
    scheme.verifyHeader(rawBody, signature ?? "", secret, toleranceSeconds);
  } catch {
    throw new DomainError("malformed", "The signature does not fit the body.");
  }
}
