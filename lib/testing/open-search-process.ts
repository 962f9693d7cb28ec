import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import type { SearchQuery } from "#lib/search/journey";

export type Found = { total: number; places: number[]; cacheStatus: string };
export type SearchProcess = {
  search: (query: SearchQuery) => Promise<Found>;
  isHearing: () => Promise<boolean>;
  end: () => void;
};

/** Another process that searches one database through one Redis (search-process.ts); `now` is what it takes for the time. */
export async function openSearchProcess(
  databaseUrl: string,
  redisUrl: string,
  now: Date,
): Promise<SearchProcess> {
  // Beside the packages, which it leaves where they are.
  const file = join(import.meta.dirname, `../../node_modules/.gangway-search-${process.pid}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, "search-process.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outfile: file,
    alias: {
      "#lib": join(import.meta.dirname, ".."),
      "#db": join(import.meta.dirname, "../../db"),
    },
  });
  const child = spawn(process.execPath, [file, databaseUrl, redisUrl, now.toISOString()], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(line));
  const ask = (line: string) =>
    new Promise<string>((resolve) => {
      waiting.push(resolve);
      child.stdin.write(`${line}\n`);
    });
  return {
    search: async (query) => JSON.parse(await ask(JSON.stringify(query))) as Found,
    isHearing: async () => JSON.parse(await ask("hearing")) as boolean,
    end: () => {
      child.kill("SIGKILL");
      rmSync(file, { force: true });
    },
  };
}
