import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { aptDownload, aptInstall, libraryPath } from "./apt.mjs";
import { onPath, run } from "./children.mjs";

const INSIDE = join("usr", "bin", "redis-server");

/** A Redis that an earlier run unpacked into the checkout. */
export function fetchedRedis(root) {
  const folder = join(root, ".gangway-tools", "redis");
  if (!existsSync(join(folder, INSIDE))) return undefined;
  const env = { LD_LIBRARY_PATH: libraryPath(folder) };
  return { file: join(folder, INSIDE), env, folder, inside: INSIDE };
}

/**
 * Debian's package, unpacked beside the checkout: it asks for no rights, starts no service and
 * changes nothing on the machine. Where that fails: the package manager proper, then Homebrew.
 */
export async function fetchRedis(root, { log, onWait } = {}) {
  const folder = join(root, ".gangway-tools", "redis");
  if (onPath("apt-get") && onPath("dpkg")) {
    onWait?.("fetching Redis with apt-get");
    const part = `${folder}.part`;
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { recursive: true });
    if (await aptDownload(["redis-server"], part, { log })) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(part, folder);
      const fetched = fetchedRedis(root);
      if (fetched && (await works(fetched, log))) return fetched;
    }
    rmSync(part, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
    if (await aptInstall(["redis-server"], { log })) {
      const file = onPath("redis-server");
      if (file) return { file, env: {} };
    }
  }
  if (onPath("brew")) {
    onWait?.("installing Redis with Homebrew");
    const { ok } = await run("brew", ["install", "redis"], { timeout: 180_000, log });
    const file = ok && onPath("redis-server");
    if (file) return { file, env: {} };
  }
  return undefined;
}

async function works({ file, env }, log) {
  const { ok } = await run(file, ["--version"], { env: { ...process.env, ...env }, log });
  return ok;
}
