import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { removeDen } from "./den.mjs";
import { atEnd, end, endOnSignals, endWith } from "./endings.mjs";
import { plainShell } from "./given.mjs";
import { installPackages } from "./install.mjs";
import { freshLog } from "./logs.mjs";
import { openPortBook } from "./port-book.mjs";
import { bold, say, seconds, step } from "./say.mjs";
import { keepSecrets } from "./secrets.mjs";
import { bringPostgres, bringRedis } from "./servers.mjs";
import { lockState, openState } from "./state-folder.mjs";
import { openTally } from "./tally.mjs";
import { buildSteps, checkSteps, journeySteps, unitSteps } from "./test-steps.mjs";
import { Trouble } from "./trouble.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const PARTS = ["check", "unit", "e2e"];
/** Nothing of it outlives the run: not even a machine that loses its power need leave it whole. */
const TEST_POSTGRES = { max_connections: "300", fsync: "off", full_page_writes: "off" };

const HELP = `npm test [-- options] [words]

  --only PART   check (format, lint, types), unit (vitest) or e2e (build, browser)
  --long        the long races too
  words         are handed to vitest or Playwright, to run some files only`;

export async function test(argv) {
  endOnSignals((code) => code);
  try {
    const options = readOptions(argv);
    if (options) await runAll(options);
  } catch (error) {
    await endWith(error, "testing");
  }
}

function readOptions(argv) {
  const options = {
    only: { type: "string" },
    long: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  };
  let parsed;
  try {
    parsed = parseArgs({ args: argv, options, allowPositionals: true });
  } catch (error) {
    throw new Trouble(`${error.message.split(". ")[0]}.\n\n${HELP}`);
  }
  const { values, positionals } = parsed;
  if (values.help) return say(HELP);
  if (values.only && !PARTS.includes(values.only)) {
    throw new Trouble(`--only takes one of ${PARTS.join(", ")}.`);
  }
  return { parts: values.only ? [values.only] : PARTS, long: values.long, words: positionals };
}

async function runAll({ parts, long, words }) {
  const began = performance.now();
  const fresh = !existsSync(join(root, "node_modules"));
  const state = openState(root, ".gangway-test", { fresh });
  const lock = await lockState(state, {}, "A test run");
  atEnd(lock.release);
  say(bold("Gangway's tests"));
  await step("packages", async (onWait) => {
    const installed = await installPackages(root, { log: freshLog(state, "npm-ci"), onWait });
    return { detail: installed ? "npm ci" : "as the lock file asks" };
  });
  const output = join(state, "output");
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });

  const tally = openTally();
  const stage = { root, state, output, long, words, tally, shell: plainShell() };
  if (parts.includes("check")) await checkSteps(stage);
  if (parts.includes("unit") || parts.includes("e2e")) {
    const servers = await startServers(state);
    if (parts.includes("unit")) await unitSteps(stage, servers);
    if (parts.includes("e2e") && (await buildSteps(stage))) await journeySteps(stage, servers);
  }
  const unlucky = tally.secondTries();
  if (unlucky) say(`\n${unlucky}`);
  say(`\nin ${seconds(began).trim()}`);
  say(tally.lastLine());
  await end(tally.total.failed > 0 ? 1 : 0);
}

// New files each time: a test run inherits nothing, and leaves nothing but logs and traces.
async function startServers(state) {
  removeDen(state);
  for (const name of ["den", "postgres", "redis", "ports.json"]) {
    rmSync(join(state, name), { recursive: true, force: true });
  }
  atEnd(() => {
    removeDen(state);
    rmSync(join(state, "postgres"), { recursive: true, force: true });
  });
  const secrets = keepSecrets(state);
  // Away from a demo's ports, and from another checkout's tests.
  const ports = openPortBook(state, { shift: 2000 + (process.pid % 97) * 100, keep: false });
  const onTrouble = (trouble) => endWith(trouble, "keeping the servers up");
  const about = { root, state, given: {}, ports, secrets, onTrouble };
  const [postgres, redis] = await Promise.all([
    bringPostgres({ ...about, database: "gangway", settings: TEST_POSTGRES }),
    bringRedis(about),
  ]);
  return { postgres, redis, ports, secrets, onTrouble };
}
