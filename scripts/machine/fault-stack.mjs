import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { copyDatabase } from "./database.mjs";
import {
  appEnvironment,
  describeStack,
  endpointsFile,
  startApp,
  startStandIns,
  writeEndpoints,
} from "./stack.mjs";

// Its own Redis database, for caches and limits of two apps must not meet.
const REDIS_DATABASE = 1;

// Short, so that a story can wait for the end of a hold and for every retry.
const HASTE = { HOLD_SECONDS: "12", HOLD_LONGEST_SECONDS: "120", RETRY_WAIT_SCALE: "0.01" };
const TOLD = { stripe: { STRIPE_LATER_MS: "500" } };

/**
 * A second stack beside the journeys' one, for the stories that make the outside world fail: a fault or
 * a way of delivering webhooks belongs to a whole stand-in. Its database is a copy of the first, which
 * nobody may be using yet, so the work is in two parts: `copy`, then `start`.
 */
export function faultStack(first, { postgres, redis, ports, onTrouble }) {
  const state = join(first.state, "faults");
  let databaseUrl;

  async function copy() {
    // A Stripe that remembers the run before would not agree with a new database.
    rmSync(state, { recursive: true, force: true });
    mkdirSync(state, { recursive: true });
    databaseUrl = await copyDatabase(postgres.url, "gangway_faults");
  }

  /** Answers the file that tells where everything is. */
  async function start() {
    const book = ports.beside("faults-");
    const port = await book.get("app");
    const stack = { ...describeStack({ ...first, state, port }), told: TOLD };
    const redisUrl = redis.url ? `${redis.url}/${REDIS_DATABASE}` : undefined;
    const standIns = await startStandIns(stack, { ports: book, databaseUrl, onTrouble });
    const environment = { ...appEnvironment(stack, { databaseUrl, redisUrl, standIns }), ...HASTE };
    await startApp(stack, environment, { onTrouble });
    writeEndpoints(stack, { databaseUrl, redisUrl, standIns, environment });
    return endpointsFile(state);
  }

  return { copy, start };
}
