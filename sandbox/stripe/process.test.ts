import { type ChildProcess, spawn } from "node:child_process";
import http from "node:http";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, temporaryFolder, until } from "../wire/testing";
import { client } from "./testing";

/** The stand-in as it is started: bundled, a process of its own, told by its environment. */
let folder: string;
let port: number;
let shopPort: number;
let child: ChildProcess;

async function start(): Promise<void> {
  child = spawn(process.execPath, [path.join(folder, "main.mjs")], {
    env: {
      ...process.env,
      PORT: String(port),
      STATE_DIR: path.join(folder, "state"),
      STRIPE_WEBHOOK_URL: `http://127.0.0.1:${shopPort}/webhooks/stripe`,
      STRIPE_WEBHOOK_BACKOFF_MS: "50",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await until(async () => {
    try {
      const health = await fetch(`http://127.0.0.1:${port}/_sandbox/health`);
      return (await health.text()) === '{"ok":true,"name":"stripe"}';
    } catch {
      return false;
    }
  });
}
const ended = (how: NodeJS.Signals) =>
  new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
    child.kill(how);
  });

beforeAll(async () => {
  folder = temporaryFolder("stripe-process");
  port = await freePort();
  shopPort = await freePort();
  await build({
    entryPoints: [path.join(import.meta.dirname, "main.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: path.join(folder, "main.mjs"),
    // Packages are left outside in the real bundle; here there is no node_modules beside it.
    banner: {
      js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);',
    },
  });
  await start();
});
afterAll(() => {
  child.kill("SIGKILL");
});

test("what was answered survives kill -9; SIGTERM ends it at once", async () => {
  const stripe = client("sk_test_gangway_demo", port);
  const ids: string[] = [];
  for (let i = 0; i < 20; i++) {
    ids.push((await stripe.paymentIntents.create({ amount: 1000 + i, currency: "eur" })).id);
  }
  await ended("SIGKILL");
  await start();
  const found = await stripe.paymentIntents.list({ limit: 100 });
  expect(found.data.map(({ id }) => id)).toEqual(ids.reverse());
  const before = Date.now();
  expect(await ended("SIGTERM")).toBe(0);
  expect(Date.now() - before).toBeLessThan(8_000);
});

test("killed while the shop is away, it loses no event; the shop hears soon after it is back", async () => {
  await start();
  const stripe = client("sk_test_gangway_demo", port);
  const wanted = new Set<string>();
  for (let i = 0; i < 5; i++) {
    wanted.add((await stripe.paymentIntents.create({ amount: 1000 + i, currency: "eur" })).id);
  }
  await ended("SIGKILL");
  await start();
  const heard = new Set<string>();
  const shop = http.createServer(async (request, response) => {
    let raw = "";
    for await (const chunk of request) raw += chunk;
    const event = JSON.parse(raw) as { data: { object: { id: string } } };
    heard.add(event.data.object.id);
    response.end();
  });
  await new Promise<void>((resolve) => shop.listen(shopPort, "127.0.0.1", resolve));
  await until(() => [...wanted].every((id) => heard.has(id)), 7_000);
  shop.closeAllConnections();
  shop.close();
});
