import { z } from "zod";
import { parseJson } from "../wire/json";
import { json, type WireAnswer, type WireRequest } from "../wire/message";
import { type StandIn, startWire, type Wire } from "../wire/server";
import { Store } from "../wire/store";
import { Api } from "./api";
import { browserScript } from "./browser/script";
import type { StripeConfig } from "./config";
import { ofStatus } from "./errors";
import { random } from "./ids";
import { runDueJobs } from "./run-jobs";
import { answerThreeDs } from "./three-d-secure";
import { MODES, Webhooks } from "./webhooks";
import { API_VERSION, World } from "./world";

const JOB_TICK_MS = 100;

export async function startStripe(
  config: StripeConfig,
  observe?: StandIn["observe"],
): Promise<Wire> {
  const store = Store.open(config.stateDir);
  const world = new World(store, config.laterMs);
  const webhooks = new Webhooks(
    world,
    config.webhookUrl
      ? {
          id: "we_fixed",
          url: config.webhookUrl,
          // Two, by comma, while a secret is rolled.
          secret: config.webhookSecret,
          enabled_events: config.webhookEvents ?? ["*"],
        }
      : undefined,
    config.webhookBackOffMs,
  );
  const api = new Api(world, { secret: config.secretKey, publishable: config.publishableKey });
  const wire = await startWire({
    name: "stripe",
    host: config.host,
    port: config.port,
    journal: world.journal,
    observe,
    handle: (request) => route(world, api, request),
    control: (request) => control(world, webhooks, request),
    refuse,
    // A 500 from inside is an answer that an idempotency key remembers, and a slow
    // request is one that a second one can meet in flight.
    playsFault: ({ fault, status, stored }) =>
      fault === "delay" || (fault === "status" && status === 500 && stored),
  });
  const ticking = setInterval(() => runDueJobs(world), JOB_TICK_MS);
  ticking.unref();
  return {
    url: wire.url,
    async close() {
      clearInterval(ticking);
      webhooks.stop();
      await wire.close();
      store.close();
    },
  };
}

/** An answer of the edge: no operation began, no key remembers it. */
function refuse(status: number, code?: string): WireAnswer {
  const error = ofStatus(status, code);
  const id = `req_${random(14)}`;
  const headers = { "request-id": id, "stripe-version": API_VERSION, ...error.headers };
  return json(error.status, error.toBody(id), headers);
}

async function route(world: World, api: Api, request: WireRequest): Promise<WireAnswer> {
  if (request.method === "GET" && request.path === "/v1/stand-in/stripe.js") return browserScript();
  const threeDs = /^\/v1\/stand-in\/3ds\/([^/]+)$/.exec(request.path)?.[1];
  if (threeDs !== undefined) return answerThreeDs(world, threeDs, request);
  return await api.answer(request);
}

const modeSchema = z.strictObject({ mode: z.enum(MODES) });
const clockSchema = z.strictObject({ advance_seconds: z.int().positive() });

function control(world: World, webhooks: Webhooks, request: WireRequest): WireAnswer | undefined {
  const body = () => parseJson(request.body.toString("utf8"));
  switch (`${request.method} ${request.path}`) {
    case "GET /_sandbox/webhooks":
      return json(200, { mode: webhooks.mode, ...webhooks.waiting() });
    case "POST /_sandbox/webhooks": {
      const parsed = modeSchema.safeParse(body());
      if (!parsed.success) return json(422, { error: parsed.error.issues });
      webhooks.setMode(parsed.data.mode);
      return json(200, { mode: webhooks.mode, ...webhooks.waiting() });
    }
    case "POST /_sandbox/webhooks/release":
      return json(200, { released: webhooks.release() });
    case "POST /_sandbox/clock": {
      const parsed = clockSchema.safeParse(body());
      if (!parsed.success) return json(422, { error: parsed.error.issues });
      world.advance(parsed.data.advance_seconds);
      runDueJobs(world);
      return json(200, { now: world.now() });
    }
    default:
      return undefined;
  }
}
