import { type Place, placeFromEnv } from "../wire/process";

export interface StripeConfig extends Place {
  secretKey: string;
  publishableKey: string;
  webhookUrl: string | undefined;
  webhookSecret: string;
  /** The events the endpoint is subscribed to; all of them if absent. */
  webhookEvents?: string[];
  /** The wait before the first retry of a webhook; it doubles from there. */
  webhookBackOffMs: number;
  /** How long "later" is: a pending refund arrives, a failing one fails, a bank rules. */
  laterMs: number;
}

export function configFromEnv(): StripeConfig {
  return {
    ...placeFromEnv("stripe", 12_111),
    secretKey: process.env.STRIPE_SECRET_KEY ?? "sk_test_gangway_demo",
    publishableKey: process.env.STRIPE_PUBLISHABLE_KEY ?? "pk_test_gangway_demo",
    webhookUrl: process.env.STRIPE_WEBHOOK_URL || undefined,
    webhookSecret: process.env.STRIPE_WEBHOOK_SECRET ?? "whsec_gangway_demo",
    webhookEvents: (process.env.STRIPE_WEBHOOK_EVENTS || "*").split(","),
    webhookBackOffMs: Number(process.env.STRIPE_WEBHOOK_BACKOFF_MS ?? 1000),
    laterMs: Number(process.env.STRIPE_LATER_MS ?? 3000),
  };
}
