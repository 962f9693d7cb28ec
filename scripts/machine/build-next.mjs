import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./children.mjs";
import { compressStatic } from "./compress-static.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { lastLines } from "./logs.mjs";
import { explain, Trouble } from "./trouble.mjs";

const FOLDERS = ["app", "components", "lib", "db", "inngest", "public", "messages"];

/** Runs `next build` into `nextDist` and compresses its static files, unless the sources are those of the last build there. */
export async function buildNext({ root, nextDist, log, force = false, show = false }) {
  const stamp = join(root, nextDist, "gangway-stamp");
  const now = fingerprint(root, sources(root), [nextDist]);
  const built = existsSync(stamp) && existsSync(join(root, nextDist, "BUILD_ID"));
  if (built && !force && readFileSync(stamp, "utf8") === now) return false;
  const settings = keepSettings(join(root, "tsconfig.json"));
  const { ok, output } = await run(
    process.execPath,
    [join(root, "node_modules", "next", "dist", "bin", "next"), "build"],
    {
      name: "next build",
      cwd: root,
      env: buildEnv(nextDist),
      log,
      onOutput: show ? (chunk) => process.stdout.write(chunk) : undefined,
    },
  );
  settings.putBack();
  if (!ok) {
    if (/ENOSPC|No space left/.test(output)) throw explain({ code: "ENOSPC" }, "next build");
    throw new Trouble(`next build failed${log ? ` (${log})` : ""}:\n${lastLines(output, 25)}`);
  }
  await compressStatic(join(root, nextDist, "static"));
  writeFileSync(stamp, now);
  return true;
}

// The build knows no variables; what is set for running must not leak into it.
function buildEnv(nextDist) {
  const { PORT: _port, HOSTNAME: _host, ...env } = process.env;
  return { ...env, NODE_ENV: "production", NEXT_DIST_DIR: nextDist, NEXT_TELEMETRY_DISABLED: "1" };
}

function sources(root) {
  const files = readdirSync(root).filter(
    (name) => /\.(ts|mts|mjs|js|json)$/.test(name) && !/^(next-env|.*\.test)\./.test(name),
  );
  // Next rewrites tsconfig.json by its own taste, which is no change of ours.
  const others = ["server.ts", "biome.json", "tsconfig.json"];
  return [...FOLDERS, ...files.filter((name) => !others.includes(name))];
}

// Next writes its build folder into tsconfig.json and lays the file out anew; a build must leave
// the checkout as it was. What somebody else has changed in the meantime stays.
function keepSettings(file) {
  const before = readFileSync(file, "utf8");
  const meaning = (text) => {
    const { include: _folders, ...rest } = JSON.parse(text);
    return JSON.stringify(rest);
  };
  const putBack = () => {
    try {
      const after = readFileSync(file, "utf8");
      if (after !== before && meaning(after) === meaning(before)) writeFileSync(file, before);
    } catch {
      // unreadable: then it is not for us to mend
    }
  };
  return { putBack };
}
