import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder, until } from "../wire/testing";
import { type Bench, SECRET, startBench } from "./testing";

/** Stripe's own command line: npm has it for the usual platforms, one package each. */
function commandLine(): string | undefined {
  try {
    const of = `@stripe/cli-${process.platform}-${process.arch}/package.json`;
    const folder = path.dirname(createRequire(import.meta.url).resolve(of));
    const file = path.join(folder, "bin", process.platform === "win32" ? "stripe.exe" : "stripe");
    return fs.existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

const binary = commandLine();
const home = temporaryFolder("stripe-cli");

type Said = { code: number | null; said: string };

/** Plays one of Stripe's own scenarios against the stand-in. */
const trigger = (scenario: string, origin: string) => run(["trigger", scenario], origin);

function run(command: string[], origin: string): Promise<Said> {
  const child = spawn(
    binary ?? "",
    [...command, "--api-base", origin, "--api-key", "sk_test_123456789012345", "--color", "off"],
    {
      // Nothing of the machine's settings, and no way out of it: the proxy is a closed door.
      env: {
        HOME: home,
        XDG_CONFIG_HOME: home,
        STRIPE_CLI_TELEMETRY_OPTOUT: "1",
        HTTPS_PROXY: "http://127.0.0.1:9",
        NODE_ENV: "production",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}

const title = `Stripe's own command line${binary ? "" : `: npm has none for ${process.platform} ${process.arch}, so this is left out`}`;

describe.skipIf(!binary)(title, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(() => bench.close());

  test.each([
    ["payment_intent.created"],
    ["payment_intent.succeeded"],
    ["payment_intent.payment_failed"],
    ["payment_intent.canceled"],
    ["payment_intent.requires_action"],
    ["payment_intent.amount_capturable_updated"],
    ["charge.captured"],
    ["charge.failed"],
    ["charge.refunded"],
    ["charge.refund.updated"],
    ["charge.dispute.created"],
    ["charge.dispute.closed"],
  ])("%s", async (type) => {
    const listed = async () => (await bench.stripe.events.list({ type, limit: 100 })).data;
    const before = (await listed()).length;
    bench.heard.length = 0;
    const { code, said } = await trigger(type, bench.wire.url);
    expect(code, said).toBe(0);
    expect(said).toContain("Trigger succeeded");
    await until(async () => (await listed()).length > before);
    const { raw, signature } = await until(() =>
      bench.heard.find(({ event }) => event.type === type),
    );
    expect(bench.stripe.webhooks.constructEvent(raw, signature, SECRET).type).toBe(type);
  });

  test("an event that was dropped is told when it is asked for again", async () => {
    await bench.control("webhooks", { mode: "drop" });
    const { id } = await bench.stripe.paymentIntents.create({ amount: 4000, currency: "eur" });
    const [event] = (await bench.stripe.events.list({ limit: 1 })).data;
    expect(event?.data.object).toMatchObject({ id });
    bench.heard.length = 0;
    const { code, said } = await run(["events", "resend", event?.id ?? ""], bench.wire.url);
    await bench.control("webhooks", { mode: "deliver" });
    expect(code, said).toBe(0);
    const heard = await until(() => bench.heard.find(({ event: told }) => told.id === event?.id));
    expect(bench.stripe.webhooks.constructEvent(heard.raw, heard.signature, SECRET).id).toBe(
      event?.id,
    );
  });

  test("a broken answer is seen: the scenario fails", async () => {
    await bench.control("faults", {
      method: "POST",
      path: "/v1/payment_intents",
      fault: "status",
      status: 500,
      times: 9,
    });
    const { code, said } = await trigger("payment_intent.succeeded", bench.wire.url);
    expect(code).not.toBe(0);
    expect(said).toContain("Trigger failed");
    await bench.control("faults", undefined, "DELETE");
  });
});
