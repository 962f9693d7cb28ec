import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { byteBudget, type FeedFiles } from "./feed-files";

/** A feed that lies unpacked in a folder. Links that lead out of the folder are not followed. */
export async function openFolder(folder: string): Promise<FeedFiles> {
  const root = await realpath(folder);
  const names = new Set<string>();
  for (const name of await readdir(root)) {
    const path = await realpath(join(root, name)).catch(() => "");
    if (dirname(path) === root && (await stat(path)).isFile()) names.add(name);
  }
  const count = byteBudget();
  return {
    names,
    open: async (name) =>
      Readable.from(count(name, createReadStream(join(root, name))), { objectMode: false }),
    end: async () => {},
  };
}
