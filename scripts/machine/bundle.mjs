import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { fingerprint } from "./fingerprint.mjs";
import { Trouble } from "./trouble.mjs";

// The processes of Gangway that are not Next's own, by where they lie in the house.
export const ENTRIES = [
  "server.ts",
  "db/migrate.ts",
  "db/seed/main.ts",
  "scripts/staff.ts",
  "sandbox/stripe/main.ts",
  "sandbox/mail/main.ts",
  "sandbox/inngest/main.ts",
  "sandbox/operators/main.ts",
  "sandbox/storage/main.ts",
];
const SOURCES = [
  "server.ts",
  "db",
  "lib",
  "inngest",
  "sandbox",
  "app",
  "package.json",
  "scripts/machine/bundle.mjs",
  "scripts/staff.ts",
];

/** The bundle of an entry: `db/seed/main.ts` → `<dist>/db/seed/main.mjs`. */
export function bundleOf(dist, entry) {
  return join(dist, entry.replace(/\.ts$/, ".mjs"));
}

/** Bundles each entry that exists into one file; answers their names. */
export async function bundleProcesses({ root, dist, force = false }) {
  const entries = ENTRIES.filter((entry) => existsSync(join(root, entry)));
  const stamp = join(dist, "stamp");
  const now = fingerprint(root, SOURCES, [...entries, "package-lock.json"]);
  const current = existsSync(stamp) && readFileSync(stamp, "utf8") === now;
  if (current && !force) return entries;
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const esbuild = await import("esbuild");
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: entries,
      outdir: dist,
      outbase: root,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      jsx: "automatic",
      sourcemap: "linked",
      logLevel: "silent",
      plugins: [houseImports(root), filesBeside()],
    });
  } catch (error) {
    const told = await Promise.resolve(error.errors)
      .then((messages) => esbuild.formatMessages(messages, { kind: "error" }))
      .catch(() => [error.message]);
    throw new Trouble(`The processes cannot be bundled:\n${told.join("\n").trimEnd()}`);
  } finally {
    await esbuild.stop();
  }
  writeFileSync(stamp, now);
  return entries;
}

// `#lib/hold/place-hold` is ours and belongs in the bundle; esbuild would leave it to Node, which
// cannot read TypeScript. `server-only` means something to Next alone.
function houseImports(root) {
  const { imports = {} } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const rules = Object.entries(imports).map(([pattern, target]) => [pattern.split("*"), target]);
  return {
    name: "house-imports",
    setup(build) {
      build.onResolve({ filter: /^#/ }, ({ path, importer }) => {
        for (const [[before, after = ""], target] of rules) {
          if (!path.startsWith(before) || !path.endsWith(after)) continue;
          const middle = path.slice(before.length, path.length - after.length);
          const found = candidates(join(root, target.replace("*", middle))).find(existsSync);
          if (found) return { path: found };
        }
        return {
          errors: [{ text: `${path} is no file of the house (from ${relative(root, importer)})` }],
        };
      });
      build.onResolve({ filter: /^server-only$/ }, () => ({
        path: "server-only",
        namespace: "empty",
      }));
      build.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
    },
  };
}

function candidates(file) {
  const bare = file.slice(0, file.length - extname(file).length);
  return [file, bare, `${bare}.ts`, `${bare}.tsx`];
}

// A module that reads a file lying beside it must find it from the bundle too.
function filesBeside() {
  return {
    name: "files-beside",
    setup(build) {
      build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
        const source = readFileSync(path, "utf8");
        if (!source.includes("import.meta")) return undefined;
        const here = JSON.stringify(pathToFileURL(path).href);
        const contents = source
          .replace(/(new URL\([^()]*,\s*)import\.meta\.url/g, `$1${here}`)
          .replace(
            /dirname\(\s*fileURLToPath\(import\.meta\.url\)\s*\)/g,
            JSON.stringify(dirname(path)),
          )
          .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)));
        return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
      });
    },
  };
}
