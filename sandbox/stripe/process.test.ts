import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, temporaryFolder, until } from "../wire/testing";
import { client } from "./testing";

/** The stand-in as it is started: bundled, a process of its own, told by its environment. */
let folder: string;
let port: number;
let child: ChildProcess;

async function start(): Promise<void> {
  child = spawn(process.execPath, [path.join(folder, "main.mjs")], {
    env: { ...process.env, PORT: String(port), STATE_DIR: path.join(folder, "state") },
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
  expect(Date.now() - before).toBeLessThan(2000);
});
