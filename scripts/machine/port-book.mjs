import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { choosePort, isFree } from "./ports.mjs";

// Where each server would like to be; `shift` moves a test run's away from a demo's.
const WISHES = {
  app: 13_000,
  postgres: 15_432,
  redis: 16_379,
  stripe: 12_111,
  mail: 18_025,
  inngest: 18_288,
  operators: 18_400,
  storage: 19_000,
};
// How far a second stack is from the first of its run.
const SECOND = 50;

/** Ports that stay the same from start to start, as long as nobody else takes them. */
export function openPortBook(state, { shift = 0, keep = true } = {}) {
  const file = join(state, "ports.json");
  const known = keep && existsSync(file) ? readSafely(file) : {};
  const taken = new Set(Object.values(known));

  async function get(name, stack = "") {
    const entry = `${stack}${name}`;
    const before = known[entry];
    if (before && (await freeSoon(before))) return before;
    const port = await choosePort(WISHES[name] + shift + (stack ? SECOND : 0), taken);
    known[entry] = port;
    writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`);
    return port;
  }
  /** `beside` is the book of a second stack, whose ports have names of their own. */
  return { get: (name) => get(name), beside: (stack) => ({ get: (name) => get(name, stack) }) };
}

// The one of a run that was just killed may need a moment to let go.
async function freeSoon(port) {
  for (let tries = 0; tries < 10; tries++) {
    if (await isFree(port)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function readSafely(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
