import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { expect } from "@playwright/test";
import { endpoints } from "./stack";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** An app of the story's own, from the stack's build, with another database. Without Redis. */
export async function startOwnApp(
  databaseUrl: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { build, stripe, mail, inngest, stripe_secret_key, stripe_webhook_secret } = endpoints();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [build.server], {
    cwd: build.root,
    stdio: "ignore",
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      GANGWAY_MODE: "test",
      NEXT_DIST_DIR: build.next,
      NEXT_TELEMETRY_DISABLED: "1",
      HOST: "127.0.0.1",
      PORT: String(port),
      APP_URL: url,
      DATABASE_URL: databaseUrl,
      APP_SECRET: randomBytes(32).toString("hex"),
      DOCUMENT_KEY: randomBytes(32).toString("base64"),
      STRIPE_SECRET_KEY: stripe_secret_key,
      STRIPE_PUBLISHABLE_KEY: "pk_test_gangway_story",
      STRIPE_WEBHOOK_SECRET: stripe_webhook_secret,
      STRIPE_API_BASE: stripe,
      RESEND_API_KEY: "re_gangway_story",
      RESEND_BASE_URL: mail,
      RESEND_WEBHOOK_SECRET: "whsec_c3Rvcnk=",
      INNGEST_DEV: "0",
      INNGEST_BASE_URL: inngest,
      INNGEST_EVENT_KEY: "gangway-story",
      INNGEST_SIGNING_KEY: "signkey-test-00000000",
    },
  });
  const ended = new Promise<void>((done) => void child.once("exit", () => done()));
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  const isLive = async () => {
    const answer = await fetch(`${url}/api/health/live`).catch(() => null);
    return child.exitCode === null && answer?.status === 200;
  };
  await expect.poll(isLive, { message: "the story's own app", timeout: 30_000 }).toBe(true);
  return { url, stop };
}
