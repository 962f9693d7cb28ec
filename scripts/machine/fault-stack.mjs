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

// Short, so that a story can wait for every retry.
const HASTE = { HOLD_LONGEST_SECONDS: "120", RETRY_WAIT_SCALE: "0.01" };
const TOLD = { stripe: { STRIPE_LATER_MS: "500" } };

/**
 * The stacks beside the journeys' one, by the folder of e2e/ whose stories have it for themselves: a fault
 * or a way of delivering webhooks belongs to a whole stand-in. In `faults` a hold outlasts whatever is done
 * to it; in `lapses` stories wait for its end. Each has its own Redis database, for caches and limits of two
 * apps must not meet.
 */
export const FAULT_STACKS = [
  { name: "faults", redisDatabase: 1, haste: { ...HASTE, HOLD_SECONDS: "30" } },
  { name: "lapses", redisDatabase: 2, haste: { ...HASTE, HOLD_SECONDS: "6" } },
];

/**
 * One of them. Its database is a copy of the first stack's, which nobody may be using yet, so the work is
 * in two parts: `copy`, then `start`.
 */
export function faultStack(
  { name, redisDatabase, haste },
  first,
  { postgres, redis, ports, onTrouble },
) {
  const state = join(first.state, name);
  let databaseUrl;

  async function copy() {
    // A Stripe that remembers the run before would not agree with a new database.
    rmSync(state, { recursive: true, force: true });
    mkdirSync(state, { recursive: true });
    databaseUrl = await copyDatabase(postgres.url, `gangway_${name}`);
  }

  /** Answers the file that tells where everything is. */
  async function start() {
    const book = ports.beside(`${name}-`);
    const port = await book.get("app");
    const stack = { ...describeStack({ ...first, state, port }), told: TOLD };
    const redisUrl = redis.url ? `${redis.url}/${redisDatabase}` : undefined;
    const standIns = await startStandIns(stack, { ports: book, databaseUrl, onTrouble });
    const environment = { ...appEnvironment(stack, { databaseUrl, redisUrl, standIns }), ...haste };
    await startApp(stack, environment, { onTrouble });
    writeEndpoints(stack, { databaseUrl, redisUrl, standIns, environment });
    return endpointsFile(state);
  }

  return { copy, start };
}
