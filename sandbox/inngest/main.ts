import { ulid } from "ulid";
import { closeAgents } from "./call";
import { readConfig } from "./config";
import type { Core } from "./core";
import { createClockwork } from "./cron";
import { connect, persist } from "./db";
import { createEventsApi } from "./events-api";
import { execute } from "./execute";
import { startLoop } from "./loop";
import { startPruning } from "./prune";
import { createQuickWriter } from "./quick";
import { createRegistry } from "./registry";
import { createSchema } from "./schema";
import { createServer } from "./server";
import { startSync } from "./sync";

// Speaks the protocol of Inngest's own server, so that the whole platform runs without a network.
// Told by its environment: PORT, HOST (127.0.0.1), DATABASE_URL (it makes the schema
// sandbox_inngest there), INNGEST_APP_URLS (the serve URLs, by commas), INNGEST_EVENT_KEY and
// INNGEST_SIGNING_KEY. The app needs the same keys, INNGEST_BASE_URL and INNGEST_DEV=0.

/** A build check searches the product for this: stand-ins must never be part of it. */
export const SENTINEL = "gangway-sandbox-sentinel";

const CHANNEL = "sandbox_inngest_wake";

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const sql = connect(config.databaseUrl, 8);
  // The leader's lock belongs to a session, so its claims have a connection to themselves.
  const lead = connect(config.databaseUrl, 1);
  await persist(() => createSchema(sql));
  const registry = createRegistry(sql);
  await registry.load(config.appUrls);

  const core: Core = { config, sql, registry, owner: ulid(), wake: () => {} };
  const quick = createQuickWriter(core);
  const loop = startLoop(core, lead, (task) => execute(core, quick, task));
  // A second executor only takes events in; the one that claims hears of them through Postgres.
  core.wake = () => {
    if (loop.leads()) loop.wake();
    else void sql.notify(CHANNEL, "").catch(() => {});
  };
  const clockwork = createClockwork(core);
  await clockwork.reload();
  const sync = startSync(core, clockwork.reload);
  const pruning = startPruning(core);
  await sql.listen(CHANNEL, loop.wake);
  const server = createServer(core, createEventsApi(core, sync), clockwork.reload);
  server.listen(config.port, config.host, () => {
    console.log(`inngest: http://${config.host}:${config.port} (${SENTINEL})`);
  });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    sync.stop();
    clockwork.stop();
    pruning.stop();
    server.close();
    server.closeAllConnections();
    await loop.stop();
    closeAgents();
    await Promise.all([sql.end({ timeout: 1 }), lead.end({ timeout: 1 })]);
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

main().catch((error: unknown) => {
  console.error("inngest:", error);
  process.exit(1);
});
