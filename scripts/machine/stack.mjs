import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleOf } from "./bundle.mjs";
import { run, start } from "./children.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { untilHealthy } from "./health.mjs";
import { keep } from "./keep.mjs";
import { freshLog, lastLines } from "./logs.mjs";
import { step } from "./say.mjs";
import { layStaff, staffOf } from "./staff.mjs";
import { STAND_INS, STRIPE_SECRET_KEY } from "./stand-ins.mjs";
import { Trouble } from "./trouble.mjs";

/** Migrates and seeds, unless a database of ours was brought to this very state this week. */
export async function prepareData({ root, state, dist, shell, postgres }) {
  const entries = ["db/migrate.ts", "db/seed/main.ts"].filter((entry) =>
    existsSync(bundleOf(dist, entry)),
  );
  const stamp = postgres.own ? join(postgres.data, "gangway-prepared") : undefined;
  const week = Math.floor(Date.now() / (7 * 86_400_000));
  const now = fingerprint(
    root,
    ["db"],
    [week, ...entries.map((entry) => readFileSync(bundleOf(dist, entry)))],
  );
  if (stamp && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  for (const entry of entries) {
    const [title, name] = entry.includes("seed") ? ["Seeding", "seed"] : ["Migrating", "migrate"];
    await step(title === "Seeding" ? "timetable seeded" : "database migrated", async () => {
      const log = freshLog(state, name);
      const env = { ...shell, DATABASE_URL: postgres.url };
      const { ok, output } = await run(process.execPath, [bundleOf(dist, entry)], {
        name,
        cwd: root,
        env,
        log,
      });
      if (!ok) throw new Trouble(`${title} failed (${log}):\n${lastLines(output, 15)}`);
    });
  }
  if (stamp) writeFileSync(stamp, now);
}

/** What every process shares: who we are, our secrets, where the app will be. */
export function describeStack({
  root,
  state,
  dist,
  nextDist,
  mode,
  host,
  port,
  shell,
  given,
  secrets,
}) {
  const near = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  return {
    ...{ root, state, dist, nextDist, mode, host, port, shell, given, secrets, near },
    appUrl: `http://${near.includes(":") ? `[${near}]` : near}:${port}`,
    publicUrl: publicUrl(given.APP_URL, port),
  };
}

// One of this machine's own (as .env.example has it) is only right with the right port.
function publicUrl(wished, port) {
  const here = `http://localhost:${port}`;
  return !wished || /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/?$/.test(wished) ? here : wished;
}

/** Starts the stand-ins that are needed; answers `{name: {url, title, app}}`. */
export async function startStandIns(stack, { ports, databaseUrl, onTrouble }) {
  const wanted = STAND_INS.filter(
    ({ entry, yields }) => !yields(stack.given) && existsSync(bundleOf(stack.dist, entry)),
  );
  const started = await Promise.all(
    wanted.map(async (standIn) => {
      const port = await ports.get(standIn.name);
      const url = `http://127.0.0.1:${port}`;
      const facts = { ...stack, url, databaseUrl };
      const folder = join(stack.state, standIn.name);
      mkdirSync(folder, { recursive: true });
      const log = freshLog(stack.state, standIn.name);
      const env = { ...standIn.env(facts), ...stack.told?.[standIn.name] };
      const how = { port, folder, env, log };
      const launch = () => launchStandIn(stack, standIn, how);
      await step(standIn.title, async () => {
        await keep(standIn.title, launch, { onTrouble });
        return { detail: `port ${port}` };
      });
      return [standIn.name, { url, title: standIn.title, app: standIn.app(facts) }];
    }),
  );
  return Object.fromEntries(started);
}

async function launchStandIn(stack, { title, entry }, { port, folder, env, log }) {
  const running = start(title, process.execPath, [bundleOf(stack.dist, entry)], {
    cwd: stack.root,
    env: {
      ...stack.shell,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      STATE_DIR: folder,
      ...env,
    },
    log,
    grace: 2000,
  });
  await untilHealthy(title, running, { port, path: "/_sandbox/health", log, patience: 20_000 });
  return { running };
}

// What glibc's malloc was given back it keeps, in as many heaps as there are threads, and takes large pieces from
// there as soon as it has seen one: pages are compressed in pieces of megabytes, and 115 MB stayed.
const THRIFTY = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "131072",
};

/** The environment of the app; also of a second one that somebody starts on another port. */
export function appEnvironment(stack, { databaseUrl, redisUrl, standIns }) {
  const { secrets, given, shell } = stack;
  const ours = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl ?? "",
    APP_SECRET: secrets.appSecret,
    DOCUMENT_KEY: secrets.documentKey,
    METRICS_TOKEN: secrets.metricsToken,
    // One address stands for many people here: testers, load tools, a phone beside the laptop.
    RATE_LIMIT_SCALE: "1000",
    LOG_LEVEL: "info",
  };
  for (const { app } of Object.values(standIns)) Object.assign(ours, app);
  const chosen = Object.fromEntries(Object.keys(ours).map((name) => [name, given[name]]));
  for (const { app } of Object.values(standIns))
    for (const name of Object.keys(app)) delete chosen[name];
  const settled = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value));
  return {
    ...THRIFTY,
    ...shell,
    ...ours,
    ...settled,
    GANGWAY_MODE: stack.mode,
    NODE_ENV: "production",
    NEXT_DIST_DIR: stack.nextDist,
    NEXT_TELEMETRY_DISABLED: "1",
    APP_URL: stack.publicUrl,
    HOST: stack.host,
    PORT: String(stack.port),
  };
}

export async function startApp(stack, env, how) {
  await Promise.all([launchApp(stack, env, how), layStaff(stack, env)]);
}

function launchApp(stack, env, { onTrouble }) {
  const log = freshLog(stack.state, "app");
  const file = bundleOf(stack.dist, "server.ts");
  const launch = async () => {
    const options = { cwd: stack.root, env, log, grace: 5000 };
    const running = start("app", process.execPath, [file], options);
    const where = { port: stack.port, host: stack.near, path: "/api/health/ready", log };
    await untilHealthy("The app", running, where);
    return { running };
  };
  return step("app", async () => {
    await keep("The app", launch, { onTrouble });
    return { detail: `port ${stack.port}` };
  });
}

/** Tells tools where everything is; the file is there exactly while the stack is up. */
export function writeEndpoints(stack, { databaseUrl, redisUrl, standIns, environment }) {
  const of = (name) => standIns[name]?.url ?? null;
  const endpoints = {
    app: stack.publicUrl,
    stripe: of("stripe"),
    mail: of("mail"),
    operators: of("operators"),
    storage: of("storage"),
    inngest: of("inngest"),
    database_url: databaseUrl,
    redis_url: redisUrl ?? null,
    stripe_secret_key: standIns.stripe ? STRIPE_SECRET_KEY : null,
    stripe_webhook_secret: environment.STRIPE_WEBHOOK_SECRET ?? null,
    // The second has no second factor, and may do less.
    ...staffOf(stack.secrets),
    // For who starts an app of their own from the same build.
    build: { root: stack.root, server: bundleOf(stack.dist, "server.ts"), next: stack.nextDist },
  };
  const file = endpointsFile(stack.state);
  writeFileSync(`${file}.part`, `${JSON.stringify(endpoints, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
  return endpoints;
}

export function endpointsFile(state) {
  return join(state, "endpoints.json");
}

export function forgetEndpoints(state) {
  rmSync(endpointsFile(state), { force: true });
}
