import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onPath, run } from "./children.mjs";

const env = () => ({ ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" });

/**
 * Fetches packages with all that this machine lacks of what they need, and unpacks them into a
 * folder. Works without root: apt-get keeps its lists in a place of ours when the machine has none.
 */
export async function aptDownload(names, into, { log, timeout = 120_000 } = {}) {
  const scratch = mkdtempSync(join(tmpdir(), "gangway-apt-"));
  try {
    const until = Date.now() + timeout;
    const own = ownLists(scratch);
    return (
      (await fetchInto(names, into, [], scratch, until, log)) ||
      ((await apt([...own, "update"], scratch, until, log)).ok &&
        (await fetchInto(names, into, own, scratch, until, log)))
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function ownLists(scratch) {
  const lists = join(scratch, "lists");
  const cache = join(scratch, "cache");
  mkdirSync(join(lists, "partial"), { recursive: true });
  mkdirSync(join(cache, "archives", "partial"), { recursive: true });
  return ["-o", `Dir::State::lists=${lists}`, "-o", `Dir::Cache=${cache}`];
}

function apt(args, cwd, until, log) {
  const patience = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=15"];
  // As root apt-get would fetch as its own user, who may not write here.
  const self = ["-o", "APT::Sandbox::User=root"];
  return run("apt-get", [...patience, ...self, ...args], {
    cwd,
    env: env(),
    log,
    timeout: Math.max(until - Date.now(), 1000),
  });
}

async function fetchInto(names, into, options, scratch, until, log) {
  const plan = await apt(
    [...options, "install", "--simulate", "--no-install-recommends", ...names],
    scratch,
    until,
    log,
  );
  const needed = [...plan.output.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name);
  if (!plan.ok || needed.length === 0) return false;
  const { ok } = await apt([...options, "download", ...needed], scratch, until, log);
  if (!ok) return false;
  for (const file of readdirSync(scratch).filter((name) => name.endsWith(".deb"))) {
    const unpacked = await run("dpkg", ["-x", join(scratch, file), into], { log });
    if (!unpacked.ok) return false;
  }
  return true;
}

/** Installs on the machine itself: as root, or where sudo asks for no password. */
export async function aptInstall(names, { log, timeout = 240_000 } = {}) {
  const prefix = await rootPrefix();
  if (!prefix) return false;
  const until = Date.now() + timeout;
  // RUNLEVEL=1 keeps the package from starting a service of its own.
  const words = [...prefix, "env", "RUNLEVEL=1", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  const asRoot = (args) =>
    run(words[0], [...words.slice(1), ...args], {
      log,
      timeout: Math.max(until - Date.now(), 1000),
    });
  const install = ["install", "-y", "--no-install-recommends", ...names];
  if ((await asRoot(install)).ok) return true;
  return (await asRoot(["update"])).ok && (await asRoot(install)).ok;
}

async function rootPrefix() {
  if (!onPath("apt-get")) return undefined;
  if (process.getuid?.() === 0) return [];
  if (!onPath("sudo")) return undefined;
  return (await run("sudo", ["-n", "true"], { timeout: 5000 })).ok ? ["sudo", "-n"] : undefined;
}

/**
 * Writes a starter for a program of unpacked packages that finds their libraries, and so works
 * wherever the folder is. `lines` may set more; `$here` is the folder.
 */
export function writeStarter(folder, name, inside, lines = []) {
  const libraries = librariesIn(folder).map((path) => `$here/${path}`);
  const script = [
    "#!/bin/sh",
    'here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)',
    `export LD_LIBRARY_PATH="${libraries.join(":")}"`,
    ...lines,
    `exec "$here/${inside}" "$@"`,
  ];
  writeFileSync(join(folder, name), `${script.join("\n")}\n`, { mode: 0o755 });
}

// Some packages keep a library of their own one folder deeper, and find it by a path in the
// program that is wrong here.
function librariesIn(folder) {
  const found = [];
  for (const top of ["usr/lib", "lib"]) visit(top, 0);
  return found;

  function visit(path, depth) {
    if (!existsSync(join(folder, path))) return;
    const entries = readdirSync(join(folder, path), { withFileTypes: true });
    if (entries.some(({ name }) => /^lib.*\.so/.test(name))) found.push(path);
    if (depth === 2) return;
    for (const entry of entries) {
      if (entry.isDirectory()) visit(`${path}/${entry.name}`, depth + 1);
    }
  }
}
