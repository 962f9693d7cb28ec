import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
// biome-ignore lint/style/noRestrictedImports: a client without a socket; the product's own needs an address
import Stripe from "stripe";
import type { StripeClient } from "#lib/payment/stripe";

/** An event that Stripe has to tell. */
export type ToldEvent = { id: string; type: string; objectId: string; body: string };
type Job = { id: string; kind: string; subject: string; due: number };

/** The stand-in for Stripe in this process: no socket, and what happens later happens when it is told to. */
export type StripeEngine = {
  stripe: StripeClient;
  /** All events there were, oldest first. Nobody else delivers them. */
  events: ToldEvent[];
  /** A header that proves a body to be Stripe's. */
  sign: (body: string) => string;
  /** What Stripe and the banks still have to do: a refund that arrives or comes back, a bank's ruling. */
  jobs: () => { id: string; kind: string; subject: string }[];
  runJob: (id: string) => void;
  /** The payer answers the bank's question. */
  answerChallenge: (intentId: string, outcome: "complete" | "fail") => void;
  end: () => void;
};

type Answer = { status: number; headers?: Record<string, string>; body?: string | Buffer };
type World = {
  onEvent: (event: { id: string; type: string; data: { object: { id: string } } }) => number;
  jobs: { values: () => Iterable<Job>; get: (id: string) => Job | undefined };
};
/** The stand-in's own parts: nothing imports them, so they are bundled as its process is. */
type Parts = {
  Store: { open: (folder: string) => { close: () => void } };
  World: new (store: unknown, laterMs: number) => World;
  Api: new (
    world: World,
    keys: { secret: string; publishable: string },
  ) => { answer: (request: object) => Promise<Answer> };
  runDueJobs: (world: World) => void;
  answerChallenge: (world: World, intentId: string, outcome: "complete" | "fail") => void;
  signature: (secret: string, body: string) => string;
};

export const webhookSecret = "whsec_engine";
const secretKey = "sk_test_gangway_engine";
/** Nothing is due by itself within a test. */
const laterMs = 365 * 24 * 3_600_000;

let bundled: Promise<Parts> | undefined;

async function bundle(): Promise<Parts> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-engine-"));
  const outfile = join(folder, "engine.mjs");
  await build({
    stdin: {
      contents: `export { Api } from "./api"; export { World } from "./world"; export { Store } from "../wire/store";
        export { runDueJobs } from "./run-jobs";
        export { answerChallenge } from "./confirm-intent"; export { signature } from "./sign";`,
      resolveDir: join(import.meta.dirname, "../../sandbox/stripe"),
      loader: "ts",
    },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    banner: {
      js: `import{createRequire}from"node:module";const require=createRequire(import.meta.url);`,
    },
  });
  const parts = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Parts;
  rmSync(folder, { recursive: true, force: true });
  return parts;
}

/** Opens an account of its own, with nothing in it. */
export async function openStripeEngine(): Promise<StripeEngine> {
  bundled ??= bundle();
  const { Api, Store, World, answerChallenge, runDueJobs, signature } = await bundled;
  const folder = mkdtempSync(join(tmpdir(), "gangway-account-"));
  const store = Store.open(folder);
  const world = new World(store, laterMs);
  const events: ToldEvent[] = [];
  world.onEvent = (event) => {
    const { id, type, data } = event;
    events.push({ id, type, objectId: data.object.id, body: JSON.stringify(event) });
    return 1;
  };
  const api = new Api(world, { secret: secretKey, publishable: "pk_test_engine" });
  const answer = async (url: string, init: RequestInit) => {
    const { pathname, searchParams } = new URL(url);
    const headers: Record<string, string> = {};
    new Headers(init.headers).forEach((value, name) => {
      headers[name] = value;
    });
    const { status, ...rest } = await api.answer({
      method: init.method ?? "GET",
      path: pathname,
      query: searchParams,
      origin: "http://engine",
      headers,
      body: Buffer.from(String(init.body ?? "")),
      fault: undefined,
    });
    return new Response(String(rest.body ?? ""), { status, headers: rest.headers ?? {} });
  };
  const open = () =>
    [...world.jobs.values()].filter(({ kind }) => !["settle_charge"].includes(kind));
  return {
    stripe: new Stripe(secretKey, {
      httpClient: Stripe.createFetchHttpClient(answer as typeof fetch),
      maxNetworkRetries: 0,
      telemetry: false,
    }),
    events,
    sign: (body) => signature(webhookSecret, body),
    jobs: () => open().map(({ id, kind, subject }) => ({ id, kind, subject })),
    runJob: (id) => {
      const job = world.jobs.get(id);
      if (job) job.due = 0;
      runDueJobs(world);
    },
    answerChallenge: (intentId, outcome) => answerChallenge(world, intentId, outcome),
    end: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
