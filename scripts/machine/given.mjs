import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

/** What the user has set, in the shell or in .env; the shell wins, and empty means not set. */
export function readGiven(root) {
  const file = join(root, ".env");
  const written = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const all = { ...written, ...process.env };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

/** What a child needs of the shell when nothing of the user's settings may reach it. */
export function plainShell() {
  const names = ["PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "SHELL", "TERM", "CI"];
  const kept = names.filter((name) => process.env[name]);
  const shell = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  return process.stdout.isTTY ? shell : { ...shell, NO_COLOR: "1" };
}
