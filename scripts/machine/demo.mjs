import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildNext } from "./build-next.mjs";
import { bundleProcesses } from "./bundle.mjs";
import { databaseIn } from "./database-address.mjs";
import { removeDen } from "./den.mjs";
import { atEnd, endOnSignals, endWith } from "./endings.mjs";
import { readGiven } from "./given.mjs";
import { installPackages } from "./install.mjs";
import { freshLog } from "./logs.mjs";
import { readOptions } from "./options.mjs";
import { openPortBook } from "./port-book.mjs";
import { choosePort, isFreeForBrowsers } from "./ports.mjs";
import { bold, dim, say, seconds, step } from "./say.mjs";
import { keepSecrets } from "./secrets.mjs";
import { bringPostgres, bringRedis } from "./servers.mjs";
import {
  appEnvironment,
  describeStack,
  forgetEndpoints,
  prepareData,
  startApp,
  startStandIns,
  writeEndpoints,
} from "./stack.mjs";
import { demandCompanions } from "./stand-ins.mjs";
import { lockState, openState } from "./state-folder.mjs";
import { summary } from "./summary.mjs";
import { Trouble } from "./trouble.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const NEXT_DIST = ".next";

export async function demo(argv) {
  let up = false;
  endOnSignals(
    (code) => (up ? 0 : code),
    () => dim("\n  stopping …"),
  );
  try {
    const given = readGiven(root);
    const options = readOptions(argv, given);
    if (!options) return;
    await bringUp(options, given);
    up = true;
  } catch (error) {
    await endWith(error, "starting the demo");
  }
}

async function bringUp({ port, host, reset }, given) {
  const began = performance.now();
  demandCompanions(given);
  // Half a minute of installing is too long to hear of a slip of the pen.
  if (given.DATABASE_URL) databaseIn(given.DATABASE_URL);
  const state = openState(root, ".gangway", { fresh: !existsSync(join(root, "node_modules")) });
  const lock = await lockState(state, { app: `http://localhost:${port}` }, "A demo");
  atEnd(lock.release);
  if (reset) startOver(state, given);
  forgetEndpoints(state);
  atEnd(() => forgetEndpoints(state));
  say(bold("\nGangway"));
  await demandPort(port, host, lock.stale);

  await step("packages", async (onWait) => {
    const installed = await installPackages(root, { log: freshLog(state, "npm-ci"), onWait });
    return { detail: installed ? "npm ci" : "as the lock file asks" };
  });

  const secrets = keepSecrets(state);
  const ports = openPortBook(state);
  const onTrouble = (trouble) => endWith(trouble, "keeping the demo up");
  const about = { root, state, given, ports, secrets, onTrouble };
  const dist = join(state, "dist");
  const shell = given;
  const stack = describeStack({
    ...{ root, state, dist, nextDist: NEXT_DIST, mode: "demo", host, port, shell, given, secrets },
  });

  const bundled = step("processes bundled", () => bundleProcesses({ root, dist }));
  const built = bundled.then(() => buildStep(state));
  const redis = bringRedis(about);
  const postgres = bringPostgres({ ...about, database: "gangway" });
  const standIns = Promise.all([postgres, bundled]).then(async ([database]) => {
    await prepareData({ root, state, dist, shell, postgres: database });
    return startStandIns(stack, { ports, databaseUrl: database.url, onTrouble });
  });
  const [{ url: databaseUrl }, { url: redisUrl }, others] = await Promise.all([
    postgres,
    redis,
    standIns,
    built,
  ]);

  const environment = appEnvironment(stack, { databaseUrl, redisUrl, standIns: others });
  await demandPort(port, host);
  await startApp(stack, environment, { onTrouble });
  const endpoints = writeEndpoints(stack, { databaseUrl, redisUrl, standIns: others, environment });
  say(summary({ stack, endpoints, took: seconds(began).trim() }));
}

async function buildStep(state) {
  return step("app built", async () => {
    const done = await buildNext({ root, nextDist: NEXT_DIST, log: freshLog(state, "build") });
    return done ? {} : { detail: "nothing has changed" };
  });
}

// Bookings, secrets and ports go; what took a download or a build stays.
function startOver(state, given) {
  removeDen(state);
  for (const name of readdirSync(state)) {
    if (!["lock", "dist"].includes(name))
      rmSync(join(state, name), { recursive: true, force: true });
  }
  if (given.DATABASE_URL)
    say("  --reset leaves the database of DATABASE_URL as it is: it is yours.");
}

async function demandPort(port, host, patient = false) {
  for (let tries = patient ? 15 : 1; tries > 0; tries--) {
    if (await isFreeForBrowsers(port, host)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (port < 1024 && process.getuid?.() !== 0) {
    throw new Trouble(`Port ${port} is for root only. Choose another: npm run demo -- --port 3000`);
  }
  const other = await choosePort(port < 1024 ? 3001 : port + 1);
  throw new Trouble(
    `Port ${port} is taken by another program. Stop that one, or start on another port: npm run demo -- --port ${other}`,
  );
}
