import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const SKIP = /(^|\/)(node_modules|\.next[^/]*|\.gangway[^/]*|\.git)$|\.test\.tsx?$|\.tsbuildinfo$/;

/** One word for the content of files and folders (tests aside): equal means nothing to do again. */
export function fingerprint(root, paths, facts = []) {
  const hash = createHash("sha256");
  for (const fact of [process.version, process.arch, root, ...facts]) hash.update(`${fact}\n`);
  for (const path of paths) add(root, path);
  return hash.digest("hex");

  function add(base, path) {
    const full = join(base, path);
    if (SKIP.test(path) || !existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(base, `${path}/${name}`);
    } else {
      hash.update(`${path}\n`).update(readFileSync(full)).update("\n");
    }
  }
}
