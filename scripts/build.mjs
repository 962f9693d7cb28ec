// The production build: Next's, and the processes that run beside or in front of it, each in one
// file, for Node 20 runs no TypeScript. `node scripts/build.mjs [--dist folder] [--next folder]`.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildNext } from "./machine/build-next.mjs";
import { bundleProcesses } from "./machine/bundle.mjs";
import { Trouble } from "./machine/trouble.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const { values } = parseArgs({
  options: {
    dist: { type: "string", default: join(".gangway", "dist") },
    next: { type: "string", default: process.env.NEXT_DIST_DIR ?? ".next" },
    force: { type: "boolean", default: false },
  },
});

try {
  const names = await bundleProcesses({ root, dist: join(root, values.dist), force: values.force });
  console.log(`${values.dist}: ${names.join(", ")}`);
  const built = await buildNext({ root, nextDist: values.next, force: values.force, show: true });
  console.log(`${values.next}: ${built ? "built" : "nothing has changed"}`);
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
