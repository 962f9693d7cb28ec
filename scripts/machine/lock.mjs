import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { alive, commandOf } from "./children.mjs";

/**
 * Takes a lock file for this process. Answers `{held: true, release}` or `{held: false, holder}`;
 * a lock whose process is gone is taken over (`stale: true`).
 */
export function takeLock(file, facts = {}) {
  const mine = `${file}.${process.pid}`;
  const content = JSON.stringify({ pid: process.pid, born: born(process.pid), ...facts });
  writeFileSync(mine, content, { mode: 0o600 });
  let stale = false;
  try {
    for (let round = 0; round < 20; round++) {
      try {
        // A link appears whole or not at all: nobody reads half a lock.
        linkSync(mine, file);
        return { held: true, stale, release: () => release(file, content) };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const found = read(file);
      if (found === undefined) continue;
      const holder = parse(found);
      if (holder && lives(holder)) return { held: false, holder };
      stale = true;
      setAside(file, found);
    }
    throw new Error(`${file} changes hands too fast`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Waits for a lock that is held for minutes at most, such as an installation's. */
export async function waitForLock(file, onWait) {
  for (let round = 0; ; round++) {
    const lock = takeLock(file);
    if (lock.held) return lock;
    if (round === 0) onWait?.(lock.holder);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function release(file, content) {
  if (read(file) === content) rmSync(file, { force: true });
}

// Moved, then looked at: should another process have replaced it just before, it goes back.
function setAside(file, found) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    if (read(aside) !== found) linkSync(aside, file);
  } catch {
    // another process was faster
  }
  rmSync(aside, { force: true });
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// A number alone is not enough: after a reboot, or in a container, another process may have it.
function lives({ pid, born: then }) {
  if (!alive(pid)) return false;
  const now = born(pid);
  if (now && then) return now === then;
  return /node|npm/.test(commandOf(pid) ?? "node");
}

function born(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}:${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return undefined;
  }
}
