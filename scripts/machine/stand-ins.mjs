import { readFileSync } from "node:fs";
import { Trouble } from "./trouble.mjs";

// The outside world on this machine. Each stand-in gives way to the real service as soon as the
// user has a real key for it.
const sandboxKey = /^(sk_test_gangway|re_gangway|GANGWAYDEMO)/;
const isReal = (key) => Boolean(key) && !sandboxKey.test(key);

export const STRIPE_SECRET_KEY = "sk_test_gangway_demo";
const STRIPE_PUBLISHABLE_KEY = "pk_test_gangway_demo";
/** What our endpoints should be subscribed to, as at the real services. */
const subscribed = (noun) =>
  JSON.parse(
    readFileSync(new URL(`../../lib/${noun}/webhook-events.json`, import.meta.url), "utf8"),
  ).join();
const storage = {
  S3_REGION: "eu-west-3",
  S3_BUCKET: "gangway",
  S3_ACCESS_KEY_ID: "GANGWAYDEMOSTORAGE",
};
const INNGEST_GROUPS = ["emails", "payments", "bookings"];

/**
 * `entry` is the process; `env` what it is told; `app` what the app is told instead of a real
 * address; `yields` says that the user has the real one. All get HOST, PORT and STATE_DIR.
 */
export const STAND_INS = [
  {
    name: "stripe",
    title: "Stripe stand-in",
    entry: "sandbox/stripe/main.ts",
    yields: (given) => isReal(given.STRIPE_SECRET_KEY),
    env: ({ appUrl, secrets }) => ({
      STRIPE_SECRET_KEY,
      STRIPE_PUBLISHABLE_KEY,
      STRIPE_WEBHOOK_URL: `${appUrl}/webhooks/stripe`,
      STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
      STRIPE_WEBHOOK_EVENTS: subscribed("payment"),
    }),
    app: ({ url, secrets }) => ({
      STRIPE_SECRET_KEY,
      STRIPE_PUBLISHABLE_KEY,
      STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
      STRIPE_API_BASE: url,
      STRIPE_JS_URL: `${url}/v1/stand-in/stripe.js`,
    }),
    needs: () => ["STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET"],
  },
  {
    name: "mail",
    title: "mail stand-in",
    entry: "sandbox/mail/main.ts",
    yields: (given) => isReal(given.RESEND_API_KEY),
    env: ({ appUrl, secrets }) => ({
      RESEND_WEBHOOK_URL: `${appUrl}/webhooks/resend`,
      RESEND_WEBHOOK_SECRET: secrets.mailWebhookSecret,
      RESEND_WEBHOOK_EVENTS: subscribed("notice"),
    }),
    app: ({ url, secrets }) => ({
      RESEND_API_KEY: "re_gangway_demo",
      RESEND_BASE_URL: url,
      RESEND_WEBHOOK_SECRET: secrets.mailWebhookSecret,
      MAIL_FROM: "Gangway <tickets@gangway.example>",
    }),
  },
  {
    name: "inngest",
    title: "Inngest stand-in",
    entry: "sandbox/inngest/main.ts",
    yields: (given) =>
      ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "INNGEST_BASE_URL", "INNGEST_DEV"].some(
        (name) => given[name] && given[name] !== "0",
      ),
    // Its dev server asks for no keys; any other refuses what comes without.
    needs: ({ INNGEST_DEV: dev = "0" }) =>
      dev === "0" ? ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"] : [],
    env: ({ appUrl, secrets, databaseUrl }) => ({
      DATABASE_URL: databaseUrl,
      INNGEST_APP_URLS: INNGEST_GROUPS.map((group) => `${appUrl}/api/inngest/${group}`).join(","),
      INNGEST_EVENT_KEY: secrets.inngestEventKey,
      INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
    }),
    app: ({ url, secrets }) => ({
      INNGEST_DEV: "0",
      INNGEST_BASE_URL: url,
      INNGEST_EVENT_KEY: secrets.inngestEventKey,
      INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
    }),
  },
  {
    name: "operators",
    title: "operators' stand-in",
    entry: "sandbox/operators/main.ts",
    yields: () => false,
    env: () => ({}),
    app: ({ url }) => ({ OPERATORS_BASE_URL: url }),
  },
  {
    name: "storage",
    title: "storage stand-in",
    entry: "sandbox/storage/main.ts",
    yields: (given) => isReal(given.S3_ACCESS_KEY_ID),
    env: ({ secrets }) => ({ ...storage, S3_SECRET_ACCESS_KEY: secrets.storageSecret }),
    app: ({ url, secrets }) => ({
      ...storage,
      S3_ENDPOINT: url,
      S3_SECRET_ACCESS_KEY: secrets.storageSecret,
      MEDIA_PUBLIC_URL: `${url}/${storage.S3_BUCKET}`,
    }),
    needs: () => [
      "S3_ENDPOINT",
      "S3_REGION",
      "S3_BUCKET",
      "S3_SECRET_ACCESS_KEY",
      "MEDIA_PUBLIC_URL",
    ],
  },
];

/** A real key alone is half a set: the page and the webhooks need the others. */
export function demandCompanions(given) {
  for (const { yields, needs, title } of STAND_INS) {
    if (!yields(given)) continue;
    const missing = (needs?.(given) ?? []).filter((name) => !given[name]);
    if (missing.length > 0) {
      throw new Trouble(
        `You set a real service in place of the ${title}; ${missing.join(" and ")} must be set with it (see .env.example).`,
      );
    }
  }
}
