import { existsSync, readdirSync } from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { buildNext } from "./build-next.mjs";
import { bundleOf, bundleProcesses } from "./bundle.mjs";
import { run } from "./children.mjs";
import { findChromium } from "./chromium.mjs";
import { FAULT_STACKS, faultStack } from "./fault-stack.mjs";
import { freshLog } from "./logs.mjs";
import { say } from "./say.mjs";
import { filesToTryAgain } from "./second-try.mjs";
import { findSandbox, standInsCarryIt } from "./sentinel.mjs";
import {
  appEnvironment,
  describeStack,
  endpointsFile,
  forgetEndpoints,
  prepareData,
  startApp,
  startStandIns,
  writeEndpoints,
} from "./stack.mjs";
import { asOne, fromPlaywright, fromVitest, readReport } from "./tally.mjs";
import { failuresIn } from "./vitest-report.mjs";

const NEXT_DIST = ".next-test";
const modules = (root, ...path) => join(root, "node_modules", ...path);

function node(stage, name, file, args, { env = {}, show = false, timeout } = {}) {
  return run(process.execPath, [file, ...args], {
    name,
    cwd: stage.root,
    env: { ...stage.shell, ...env },
    log: freshLog(stage.state, name),
    onOutput: show ? (chunk) => process.stdout.write(chunk) : undefined,
    timeout,
  });
}

/** One look for a browser per run: where there is none, a look takes its time. */
function browser(stage) {
  const log = freshLog(stage.state, "chromium-install");
  const onWait = (text) => say(`  … ${text}`);
  stage.chromium ??= findChromium(stage.root, { log, onWait });
  return stage.chromium;
}

export async function checkSteps(stage) {
  const { root, tally } = stage;
  const tsc = modules(root, "typescript", "bin", "tsc");
  // Beside the first: it works on one core only.
  const types = node(stage, "tsc", tsc, ["--noEmit", "--pretty", "false"]);
  types.catch(() => {});
  await tally.count("format and lint", async () => {
    const biome = modules(root, "@biomejs", "biome", "bin", "biome");
    return asOne(await node(stage, "biome", biome, ["check", "--max-diagnostics=40"]));
  });
  await tally.count("types", async () => asOne(await types));
}

export async function unitSteps(stage, servers) {
  const { output, long, words, tally } = stage;
  const title = long ? "unit, integration and long races" : "unit and integration";
  await tally.count(title, async () => {
    // Some units are for a browser too; that there is none is told by the journeys.
    const chromium = await browser(stage).catch(() => "");
    const env = unitEnvironment(stage, servers, chromium);
    const vitest = async (name, ...asked) => {
      const file = join(output, `${name}.json`);
      const reports = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
      const args = ["run", ...asked, ...reports];
      if (!long) args.push("--exclude", "**/*.long.test.ts");
      const program = modules(stage.root, "vitest", "vitest.mjs");
      const ended = await node(stage, name, program, args, { env, show: true });
      return { ok: ended.ok, report: byTheirPaths(stage.root, readReport(file)) };
    };
    const first = await vitest("vitest", ...words);
    const again = first.report ? filesToTryAgain(failuresIn(first.report)) : [];
    if (again.length === 0) return fromVitest(first.report, first);
    say(`\n── a second try, alone: ${again.join(" ")}`);
    const second = await vitest("vitest-again", "--no-file-parallelism", ...again);
    return fromVitest(first.report, first, second.report);
  });
}

function unitEnvironment({ long, shell }, { postgres, redis }, chromium) {
  const program = redis.program?.file;
  return {
    GANGWAY_LONG: long ? "1" : "",
    TEST_DATABASE_URL: postgres.urlOf("postgres"),
    TEST_REDIS_URL: redis.url ?? "",
    TEST_REDIS_SERVER: program ?? "",
    CHROMIUM_PATH: chromium,
    // Tests that stop and start a Redis of their own find it as this run did.
    PATH: program ? `${shell.PATH}${delimiter}${dirname(program)}` : shell.PATH,
  };
}

/** Vitest names files by where they lie on this machine. */
function byTheirPaths(root, report) {
  for (const one of report?.testResults ?? []) one.name = relative(root, one.name);
  return report;
}

/** The production build, and that nothing of the sandbox is in it. */
export async function buildSteps({ root, state, tally }) {
  const dist = join(state, "dist");
  const built = await tally.count("production build", async () => {
    await bundleProcesses({ root, dist });
    await buildNext({ root, nextDist: NEXT_DIST, log: freshLog(state, "build") });
    return { passed: 1, failed: 0 };
  });
  if (!built) return false;
  await tally.count("no sandbox in the build", () => {
    const product = ["server", "static"].map((name) => join(root, NEXT_DIST, name));
    const { found, read } = findSandbox(root, [...product, bundleOf(dist, "server.ts")]);
    if (read === 0) return { passed: 0, failed: 1, words: "There is no build to look at." };
    if (found.length > 0) {
      return {
        passed: 0,
        failed: 1,
        words: `The sandbox got into the product: ${found.join(", ")}`,
      };
    }
    if (!standInsCarryIt(dist)) {
      return {
        passed: 0,
        failed: 1,
        words: "The stand-ins carry no sentinel: this check sees nothing.",
      };
    }
    return { passed: 1, failed: 0 };
  });
  return true;
}

/** The stack of the demo on ports of its own, more whose outside world fails, and journeys through all. */
export async function journeySteps(stage, { postgres, redis, ports, secrets, onTrouble }) {
  const { root, state, shell, tally } = stage;
  let endpoints;
  const ownFiles = {};
  await tally.count("stacks", async () => {
    const facts = { host: "127.0.0.1", port: await ports.get("app"), dist: join(state, "dist") };
    const who = { root, state, nextDist: NEXT_DIST, mode: "test", shell, given: {}, secrets };
    const stack = describeStack({ ...who, ...facts });
    forgetEndpoints(state);
    await prepareData({ root, state, dist: stack.dist, shell, postgres });
    const servers = { postgres, redis, ports, onTrouble };
    const others = FAULT_STACKS.map((kind) => ({ kind, ...faultStack(kind, stack, servers) }));
    for (const { copy } of others) await copy();
    const databaseUrl = postgres.url;
    const standIns = await startStandIns(stack, { ports, databaseUrl, onTrouble });
    const environment = appEnvironment(stack, { databaseUrl, redisUrl: redis.url, standIns });
    await startApp(stack, environment, { onTrouble });
    endpoints = writeEndpoints(stack, { databaseUrl, redisUrl: redis.url, standIns, environment });
    for (const { kind, start } of others) ownFiles[kind.name] = await start();
    return { passed: 1, failed: 0 };
  });
  if (endpoints && ownFiles.lapses) await playwright(stage, endpoints, ownFiles);
}

async function playwright(stage, endpoints, { faults, lapses }) {
  const { root, state, output, words, tally } = stage;
  await tally.count("journeys in a browser", async () => {
    if (!hasSpecs(join(root, "e2e"))) {
      return { passed: 0, failed: 1, words: "There are no journeys in e2e/." };
    }
    const chromium = await browser(stage);
    const report = join(output, "playwright.json");
    const env = {
      GANGWAY_BASE_URL: endpoints.app,
      GANGWAY_ENDPOINTS: endpointsFile(state),
      GANGWAY_FAULTS_ENDPOINTS: faults,
      GANGWAY_LAPSES_ENDPOINTS: lapses,
      GANGWAY_TEST_OUTPUT: join(output, "playwright"),
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    };
    const cli = modules(root, "@playwright", "test", "cli.js");
    const args = ["test", ...words, "--reporter=list,json"];
    const ended = await node(stage, "playwright", cli, args, { env, show: true });
    return fromPlaywright(readReport(report), ended);
  });
}

function hasSpecs(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) => /\.(spec|test)\.ts$/.test(name));
}
