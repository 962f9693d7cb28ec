import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeLock } from "./lock.mjs";
import { explain, Trouble } from "./trouble.mjs";

/** Opens the folder where a run keeps everything, after a look at rights and room. */
export function openState(root, name, { fresh }) {
  const state = join(root, name);
  try {
    mkdirSync(state, { recursive: true });
    const probe = join(state, `probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw explain(error, `making ${state}`);
  }
  const { bavail, bsize } = statfsSync(state);
  const needed = (fresh ? 1500 : 200) * 1024 ** 2;
  if (bavail * bsize < needed) throw explain({ code: "ENOSPC" }, `starting in ${state}`);
  return state;
}

// One that is ending, or was killed an instant ago, is about to be gone.
const TRIES = 5;

/** One run per folder: a second one is told about the first. Waits a second for one that is ending. */
export async function lockState(state, facts, what) {
  for (let tries = 1; ; tries++) {
    const lock = takeLock(join(state, "lock"), facts);
    if (lock.held) return lock;
    const { pid, app } = lock.holder;
    if (tries === TRIES) {
      throw new Trouble(
        `${what} already runs in this folder (process ${pid}${app ? `, ${app}` : ""}). Use that one, or stop it first: kill ${pid}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
