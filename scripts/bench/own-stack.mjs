import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildNext } from "../machine/build-next.mjs";
import { bundleProcesses } from "../machine/bundle.mjs";
import { removeDen } from "../machine/den.mjs";
import { atEnd, endWith } from "../machine/endings.mjs";
import { plainShell } from "../machine/given.mjs";
import { installPackages } from "../machine/install.mjs";
import { freshLog } from "../machine/logs.mjs";
import { openPortBook } from "../machine/port-book.mjs";
import { step } from "../machine/say.mjs";
import { keepSecrets } from "../machine/secrets.mjs";
import { bringPostgres, bringRedis } from "../machine/servers.mjs";
import {
  appEnvironment,
  describeStack,
  prepareData,
  startApp,
  startStandIns,
  writeEndpoints,
} from "../machine/stack.mjs";
import { lockState, openState } from "../machine/state-folder.mjs";

const NEXT_DIST = ".next-bench";

/**
 * A stack of the bench's own, beside a demo and a test run: production build, new database, its own
 * ports. Answers its endpoints. All of it ends with this process; the build stays for the next time.
 */
export async function bringOwnStack(root, { profile }) {
  const fresh = !existsSync(join(root, "node_modules"));
  const state = openState(root, ".gangway-bench", { fresh });
  const lock = await lockState(state, {}, "A bench");
  atEnd(lock.release);
  await step("packages", async (onWait) => {
    const installed = await installPackages(root, { log: freshLog(state, "npm-ci"), onWait });
    return { detail: installed ? "npm ci" : "as the lock file asks" };
  });
  clear(state);
  atEnd(() => clear(state));

  const dist = join(state, "dist");
  await step("processes bundled", () => bundleProcesses({ root, dist }));
  await step("app built", async () => {
    const log = freshLog(state, "build");
    const done = await buildNext({ root, nextDist: NEXT_DIST, log });
    return done ? {} : { detail: "nothing has changed" };
  });

  const secrets = keepSecrets(state);
  const ports = openPortBook(state, { shift: 4000 + (process.pid % 97) * 100, keep: false });
  const onTrouble = (trouble) => endWith(trouble, "keeping the stack up");
  const about = { root, state, given: {}, ports, secrets, onTrouble };
  const [postgres, redis] = await Promise.all([
    // Room for the app and for the 64 clients of what it is compared with.
    bringPostgres({ ...about, database: "gangway", settings: { max_connections: "300" } }),
    bringRedis(about),
  ]);
  const shell = plainShell();
  const who = { root, state, nextDist: NEXT_DIST, mode: "test", shell, given: {}, secrets };
  const stack = describeStack({ ...who, dist, host: "127.0.0.1", port: await ports.get("app") });
  await prepareData({ root, state, dist, shell, postgres });
  const databaseUrl = postgres.url;
  const standIns = await startStandIns(stack, { ports, databaseUrl, onTrouble });
  const environment = {
    ...appEnvironment(stack, { databaseUrl, redisUrl: redis.url, standIns }),
    // No hold ends while something else is measured.
    HOLD_SECONDS: "1200",
    HOLD_LONGEST_SECONDS: "1200",
    ...(profile ? profiled(profile) : {}),
  };
  await startApp(stack, environment, { onTrouble });
  return writeEndpoints(stack, { databaseUrl, redisUrl: redis.url, standIns, environment });
}

function profiled(folder) {
  const file = new URL("./profile.mjs", import.meta.url).href;
  return { NODE_OPTIONS: `--import ${file}`, GANGWAY_BENCH_PROFILE: folder };
}

// A new database each time: numbers of one run do not depend on the one before.
function clear(state) {
  removeDen(state);
  for (const name of ["den", "postgres", "redis", "ports.json", "endpoints.json"]) {
    rmSync(join(state, name), { recursive: true, force: true });
  }
}
