import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { type Encoding, encodings } from "./accepted-encoding";

/** One file of the build: its bytes as they are, and as the build compressed them. */
export type StaticFile = { type: string; plain: Buffer } & Partial<Record<Encoding, Buffer>>;

/** By the address it is asked for under. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

/** What a build may hold that a page asks for; anything else stays Next's to answer. */
const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".webp": "image/webp",
  ".avif": "image/avif",
};
/** Compressed by nature. */
const asTheyAre = new Set([".woff2", ".png", ".webp", ".avif"]);
/** What the build adds to a file's name (scripts/machine/compress-static.mjs). */
const endings: Record<Encoding, string> = { br: ".br", gzip: ".gz" };

/**
 * Reads the static files of a build into memory, about two megabytes; their addresses carry a hash of
 * what is in them, so they never change under it. A file that was not compressed at the build is left
 * out: Next answers for it. So does an unknown address, which is why nothing of a path is ever opened.
 */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const ending = extname(name);
    const type = types[ending];
    const path = join(folder, name);
    if (!type) continue;
    const made = encodings.filter((encoding) => existsSync(path + endings[encoding]));
    if (made.length === 0 && !asTheyAre.has(ending)) continue;
    files.set(`/_next/static/${name.split(sep).join("/")}`, {
      type,
      plain: readFileSync(path),
      ...Object.fromEntries(
        made.map((encoding) => [encoding, readFileSync(path + endings[encoding])]),
      ),
    });
  }
  return files;
}
