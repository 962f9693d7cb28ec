import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { openStripe, type StripeClient } from "#lib/payment/stripe";
import { freePort } from "./free-port";

export type StripeProcess = {
  stripe: StripeClient;
  base: string;
  /** Pays an intent with one of Stripe's test cards, as the browser would. */
  pay: (payment: {
    bookingId?: string;
    amountMinor: number;
    card?: string;
  }) => Promise<{ id: string }>;
  end: () => void;
};

const secretKey = "sk_test_gangway_demo";

/** The stand-in for Stripe in a process of its own, as the demo starts it. Its webhooks go nowhere. */
export async function openStripeProcess(): Promise<StripeProcess> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-stripe-"));
  const file = join(folder, "main.mjs");
  const require = `import{createRequire}from"node:module";const require=createRequire(import.meta.url);`;
  await build({
    entryPoints: [join(import.meta.dirname, "../../sandbox/stripe/main.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: file,
    banner: { js: require },
  });
  const port = await freePort();
  const child = spawn(process.execPath, [file], {
    env: {
      NODE_ENV: "production",
      PORT: String(port),
      STATE_DIR: join(folder, "state"),
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_URL: "",
      STRIPE_LATER_MS: "50",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const base = `http://127.0.0.1:${port}`;
  await untilReady(`${base}/_sandbox/health`);
  const stripe = openStripe(secretKey, base);
  return {
    stripe,
    base,
    pay: async ({ bookingId, amountMinor, card = "pm_card_visa" }) =>
      await stripe.paymentIntents.create({
        amount: amountMinor,
        currency: "eur",
        confirm: true,
        payment_method: card,
        allowed_payment_method_types: ["card"],
        ...(bookingId ? { metadata: { booking_id: bookingId } } : {}),
      } as Parameters<StripeClient["paymentIntents"]["create"]>[0]),
    end: () => {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((wake) => setTimeout(wake, 25));
  }
  throw new Error("the stand-in for Stripe did not start");
}
