import Stripe from "stripe";
import { config } from "#lib/config/config";
import { watchedHttp } from "./watched-http";

/** Stripe's client, for verbs outside this folder that are handed one. */
export type StripeClient = Stripe;

const slot = Symbol.for("gangway.stripe");

/** The process's Stripe client. It does not retry by itself: `withRetries` does, on the schedule of the house. */
export function stripe(): Stripe {
  const holder = globalThis as { [slot]?: Stripe };
  holder[slot] ??= openStripe(config().STRIPE_SECRET_KEY, config().STRIPE_API_BASE);
  return holder[slot];
}

/** A client for Stripe, or for whatever speaks its API at `base`. A call takes at most 8 s. */
export function openStripe(secretKey: string, base: string): Stripe {
  const url = new URL(base);
  return new Stripe(secretKey, {
    host: url.hostname,
    port: Number(url.port) || (url.protocol === "https:" ? 443 : 80),
    protocol: url.protocol === "https:" ? "https" : "http",
    maxNetworkRetries: 0,
    timeout: 8_000,
    telemetry: false,
    httpClient: watchedHttp(),
    appInfo: { name: "Gangway" },
  });
}
