import http from "node:http";
import Stripe from "stripe";
import type { StandIn, Wire } from "../wire/server";
import { freePort, temporaryFolder } from "../wire/testing";
import type { StripeConfig } from "./config";
import { problemsOfAnswer, problemsOfEvent } from "./fixture/shapes";
import { startStripe } from "./server";

export const SECRET = "whsec_test";
export const PUBLISHABLE = "pk_test_gangway_demo";

export interface Heard {
  event: Stripe.Event;
  raw: string;
  signature: string;
}

export interface Bench {
  wire: Wire;
  config: StripeConfig;
  stripe: Stripe;
  heard: Heard[];
  /** Every attempt, taken or not: when it came, and how it was signed. */
  attempts: { at: number; event: string; signature: string }[];
  /** How the listening shop answers the next webhooks; 200 when empty. */
  answers: number[];
  /** The operations that were answered and the events that were heard, each of them checked. */
  seen: Set<string>;
  types(): string[];
  restart(): Promise<void>;
  control(path: string, body?: unknown, method?: string): Promise<Response>;
  browser(method: string, path: string, form?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/**
 * The stand-in, Stripe's own package pointed at it, and a shop that listens to webhooks. Every
 * answer, every webhook and every event is held against Stripe's own description of it; `close`
 * throws what did not fit.
 */
export async function startBench(change: Partial<StripeConfig> = {}): Promise<Bench> {
  const heard: Heard[] = [];
  const answers: number[] = [];
  const attempts: Bench["attempts"] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  const observe: StandIn["observe"] = (request, answer) => {
    problems.push(...problemsOfAnswer(request, answer));
    seen.add(`${request.method} ${request.path} ${answer.status}`);
  };
  const shop = http.createServer(async (request, response) => {
    let raw = "";
    for await (const chunk of request) raw += chunk;
    const status = answers.shift() ?? 200;
    const event = JSON.parse(raw) as Stripe.Event;
    const signature = String(request.headers["stripe-signature"]);
    attempts.push({ at: Date.now(), event: event.id, signature });
    problems.push(...problemsOfEvent(event));
    seen.add(event.type);
    if (status === 200) heard.push({ event, raw, signature });
    response.writeHead(status).end();
  });
  const shopPort = await freePort();
  await new Promise<void>((resolve) => shop.listen(shopPort, "127.0.0.1", resolve));
  const config: StripeConfig = {
    host: "127.0.0.1",
    port: await freePort(),
    stateDir: temporaryFolder("stripe"),
    secretKey: "sk_test_gangway_demo",
    publishableKey: PUBLISHABLE,
    webhookUrl: `http://127.0.0.1:${shopPort}/webhooks/stripe`,
    webhookSecret: SECRET,
    webhookBackOffMs: 20,
    laterMs: 150,
    ...change,
  };
  const bench: Bench = {
    wire: await startStripe(config, observe),
    config,
    stripe: client(config.secretKey, config.port),
    heard,
    attempts,
    answers,
    seen,
    types: () => heard.map(({ event }) => event.type),
    async restart() {
      await bench.wire.close();
      bench.wire = await startStripe(config, observe);
    },
    control: (path, body, method = "POST") =>
      fetch(`${bench.wire.url}/_sandbox/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    browser: (method, path, form) =>
      fetch(bench.wire.url + path, {
        method,
        headers: { authorization: `Bearer ${PUBLISHABLE}` },
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      }),
    async close() {
      // Also the events that no webhook brought.
      await bench.control("faults", undefined, "DELETE");
      await bench.stripe.events.list({ limit: 100 }).autoPagingEach(() => {});
      await bench.wire.close();
      shop.closeAllConnections();
      shop.close();
      if (problems.length > 0) throw new Error([...new Set(problems)].join("\n"));
    },
  };
  return bench;
}

export function client(key: string, port: number, options: Stripe.StripeConfig = {}): Stripe {
  return new Stripe(key, {
    host: "127.0.0.1",
    port,
    protocol: "http",
    telemetry: false,
    ...options,
  });
}

/** The error that Stripe's package throws. */
export async function refusal(doing: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}
