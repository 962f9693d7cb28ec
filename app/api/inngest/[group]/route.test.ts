import { beforeEach, expect, test, vi } from "vitest";
import { parseEnvironment } from "#lib/config/environment";

/** Where Inngest was told that a group's functions are, as it hears it. */
let told: string[] = [];

beforeEach(() => {
  told = [];
  vi.resetModules();
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    const { url, functions } = JSON.parse(String(init.body));
    told = [url, ...functions.map((fn: Called) => fn.steps.step.runtime.url)];
    return Response.json({ status: 200, modified: true });
  });
});

type Called = { steps: { step: { runtime: { url: string } } } };

/** Asks a process with these variables to register, under a name of the asker's choice. */
async function register(host: string, change: Record<string, string>): Promise<void> {
  const environment = parseEnvironment({
    GANGWAY_MODE: "test",
    DATABASE_URL: "postgres://127.0.0.1:1/none",
    APP_SECRET: "x".repeat(32),
    DOCUMENT_KEY: Buffer.alloc(32).toString("base64"),
    STRIPE_SECRET_KEY: "sk_1",
    STRIPE_PUBLISHABLE_KEY: "pk_1",
    STRIPE_WEBHOOK_SECRET: "whsec_1",
    RESEND_API_KEY: "re_1",
    ...change,
  });
  vi.stubGlobal(Symbol.for("gangway.config") as unknown as string, environment);
  const { PUT } = await import("./route");
  const request = new Request("http://localhost/api/inngest/emails", {
    method: "PUT",
    headers: { host },
  });
  const context = { params: Promise.resolve({ group: "emails" }) } as never;
  expect((await PUT(request, context)).status).toBe(200);
}

test("a shop's functions are called at its own address, whoever asks it to register", async () => {
  await register("thief.example", { APP_URL: "https://shop.example" });
  expect(told.length).toBeGreaterThan(2);
  for (const url of told) expect(url).toMatch(/^https:\/\/shop\.example\/api\/inngest\/emails/);
});

test("or at the one that is set for Inngest alone", async () => {
  const addresses = { APP_URL: "https://shop.example", INNGEST_SERVE_ORIGIN: "http://app:3000" };
  await register("thief.example", addresses);
  for (const url of told) expect(url).toMatch(/^http:\/\/app:3000\/api\/inngest\/emails/);
});

test("on a machine of one's own by the name that Inngest knows it by", async () => {
  await register("host.docker.internal:3000", { APP_URL: "http://localhost:3000" });
  expect(told[0]).toBe("http://host.docker.internal:3000/api/inngest/emails");
});
