import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

// Put together here, so that this file is no find of its own.
const SENTINEL = ["gangway", "sandbox", "sentinel"].join("-");

/** The files of the product's build that hold a piece of the sandbox: there must be none. */
export function findSandbox(root, places) {
  const found = [];
  let read = 0;
  for (const place of places) visit(place);
  return { found, read };

  function visit(path) {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path)) visit(join(path, name));
      return;
    }
    read += 1;
    if (readFileSync(path).includes(SENTINEL)) found.push(relative(root, path));
  }
}

/** That the stand-ins do carry it: a check for a word that nobody writes would always pass. */
export function standInsCarryIt(dist) {
  const { found, read } = findSandbox(dist, [join(dist, "sandbox")]);
  return read === 0 || found.length > 0;
}
