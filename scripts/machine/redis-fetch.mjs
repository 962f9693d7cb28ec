import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { aptDownload, aptInstall, writeStarter } from "./apt.mjs";
import { onPath, run } from "./children.mjs";

const STARTER = "redis-server";

/** A Redis that an earlier run unpacked into the checkout: `{file, folder}`. */
export function fetchedRedis(root) {
  const folder = join(root, ".gangway-tools", "redis");
  const file = join(folder, STARTER);
  return existsSync(file) ? { file, folder } : undefined;
}

/**
 * Debian's package, unpacked beside the checkout: it asks for no rights, starts no service and
 * changes nothing on the machine. Where that fails: the package manager proper, then Homebrew.
 */
export async function fetchRedis(root, { log, onWait } = {}) {
  if (onPath("apt-get") && onPath("dpkg")) {
    onWait?.("fetching Redis with apt-get");
    const unpacked = await unpack(root, log);
    if (unpacked) return unpacked;
    await aptInstall(["redis-server"], { log });
  } else if (onPath("brew")) {
    onWait?.("installing Redis with Homebrew");
    await run("brew", ["install", "redis"], { timeout: 180_000, log });
  }
  const file = onPath("redis-server");
  return file ? { file } : undefined;
}

async function unpack(root, log) {
  const folder = join(root, ".gangway-tools", "redis");
  const part = `${folder}.part-${process.pid}`;
  mkdirSync(part, { recursive: true });
  try {
    if (!(await aptDownload(["redis-server"], part, { log }))) return undefined;
    writeStarter(part, STARTER, "usr/bin/redis-server");
    if (!(await run(join(part, STARTER), ["--version"], { log })).ok) return undefined;
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
    return fetchedRedis(root);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}
