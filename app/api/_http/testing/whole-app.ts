import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { freePort } from "#lib/testing/free-port";
import type { World } from "#lib/testing/world";

const root = join(import.meta.dirname, "../../../..");
const secretKey = "sk_test_gangway_demo";
const webhookSecret = "whsec_whole_app";
const metricsToken = "whole-app-metrics-token";
const inngest = {
  INNGEST_DEV: "0",
  INNGEST_EVENT_KEY: "whole-app-event-key",
  INNGEST_SIGNING_KEY: `signkey-test-${"ab".repeat(32)}`,
};

export type WholeApp = {
  base: string;
  /** All that the app's process has written, to either output. */
  output: () => string;
  /** Places a booking over HTTP; `headers` go along. */
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  metrics: () => Promise<string>;
  /** Pays an intent with a test card, as the browser would. */
  pay: (intentId: string) => Promise<void>;
  /** The mails that arrived. */
  mails: () => Promise<{ subject: string }[]>;
  end: () => Promise<void>;
};
type Answer = { status: number; headers: Headers; body: Record<string, never> };

/**
 * The app's process (whole-app-process.ts) with stand-ins for Stripe, mail and Inngest, each a process of its
 * own, on a world's database; `environment` is added to the app's.
 */
export async function openWholeApp(
  world: World,
  environment: Record<string, string> = {},
): Promise<WholeApp> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-whole-"));
  const bundles = join(root, `node_modules/.gangway-whole-${process.pid}-${Date.now()}`);
  await bundle(bundles);
  const [app, stripe, mail, engine] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  const url = (port: number) => `http://127.0.0.1:${port}`;
  const base = url(app);
  const running: ChildProcess[] = [];
  let output = "";
  const start = (file: string, env: Record<string, string>, hear?: (text: string) => void) => {
    const child = spawn(process.execPath, [join(bundles, `${file}.mjs`)], {
      env: { NODE_ENV: "production", HOST: "127.0.0.1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk: Buffer) => hear?.(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => {
      if (hear) hear(chunk.toString());
      else process.stderr.write(chunk);
    });
    running.push(child);
  };
  start("app/api/_http/testing/whole-app-process", appEnvironment(), (text) => {
    output += text;
  });
  start("sandbox/stripe/main", {
    PORT: String(stripe),
    STATE_DIR: join(folder, "stripe"),
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_URL: `${base}/webhooks/stripe`,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_LATER_MS: "50",
  });
  start("sandbox/mail/main", { PORT: String(mail), STATE_DIR: join(folder, "mail") });
  start("sandbox/inngest/main", {
    ...inngest,
    PORT: String(engine),
    DATABASE_URL: world.url,
    INNGEST_APP_URLS: ["emails", "payments", "bookings"]
      .map((group) => `${base}/api/inngest/${group}`)
      .join(),
  });
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(base + path, init);
    const text = await answer.text();
    const body = /json/.test(answer.headers.get("content-type") ?? "") ? JSON.parse(text) : text;
    return { status: answer.status, headers: answer.headers, body };
  };
  await Promise.all([
    untilReady(`${base}/api/health/live`, () => output),
    untilReady(`${url(stripe)}/_sandbox/health`),
    untilReady(`${url(mail)}/_sandbox/health`),
  ]);
  return {
    base,
    output: () => output,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, headers = {}) =>
      ask(path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    metrics: async () => {
      const headers = { authorization: `Bearer ${metricsToken}` };
      return await (await fetch(`${base}/api/metrics`, { headers })).text();
    },
    pay: async (intentId) => {
      const answer = await fetch(`${url(stripe)}/v1/payment_intents/${intentId}/confirm`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${secretKey}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: "payment_method=pm_card_visa",
      });
      if (!answer.ok) throw new Error(`the card was not taken: ${answer.status}`);
    },
    mails: async () => await (await fetch(`${url(mail)}/_sandbox/journal`)).json(),
    end: async () => {
      for (const child of running) child.kill("SIGKILL");
      await Promise.all(
        running.map(
          (child) =>
            child.exitCode !== null ||
            child.signalCode !== null ||
            new Promise((ended) => child.once("exit", ended)),
        ),
      );
      rmSync(folder, { recursive: true, force: true });
      rmSync(bundles, { recursive: true, force: true });
    },
  };

  function appEnvironment(): Record<string, string> {
    return {
      GANGWAY_MODE: "test",
      LOG_LEVEL: "trace",
      PORT: String(app),
      APP_URL: base,
      DATABASE_URL: world.url,
      APP_SECRET: "whole app secret whole app secret",
      DOCUMENT_KEY: Buffer.alloc(32, 7).toString("base64"),
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_PUBLISHABLE_KEY: "pk_test_gangway_demo",
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_BASE: url(stripe),
      RESEND_API_KEY: "re_gangway_demo",
      RESEND_BASE_URL: url(mail),
      RATE_LIMIT_SCALE: "1000",
      METRICS_TOKEN: metricsToken,
      ...inngest,
      INNGEST_BASE_URL: url(engine),
      ...environment,
    };
  }
}

/** Beside the packages, which stay where they are. */
async function bundle(outdir: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [
      "app/api/_http/testing/whole-app-process.ts",
      "sandbox/stripe/main.ts",
      "sandbox/mail/main.ts",
      "sandbox/inngest/main.ts",
    ],
    outdir,
    outbase: ".",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    logLevel: "error",
    alias: {
      "#lib": join(root, "lib"),
      "#db": join(root, "db"),
      "#http": join(root, "app/api/_http"),
      "#inngest": join(root, "inngest"),
      "#components": join(root, "components"),
      "server-only": join(root, "scripts/empty.mjs"),
    },
  });
}

async function untilReady(url: string, why?: () => string): Promise<void> {
  for (let tries = 0; tries < 800; tries += 1) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((wake) => setTimeout(wake, 25));
  }
  throw new Error(`${url} did not start. ${why?.() ?? ""}`);
}
