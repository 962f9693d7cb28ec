import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** The page for when even the catalogue cannot be had. */
const excused = ["app/global-error.tsx"];
/** The back office speaks one language: its words stand where they are shown. */
const staffOnly = /^(app|components)\/admin\//;

function pagesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file}`)
    .filter((file) => file.endsWith(".tsx") && !excused.includes(file) && !staffOnly.test(file));
}

/** Text between tags, and attributes that are read out, with a word in them. */
const textInJsx = />\s*([^<>{}=;()]*\p{L}{2,}[^<>{}=;()]*)\s*<\//gu;
const textInAttributes =
  /\s(?:aria-label|title|alt|placeholder|label|hint)="([^"]*\p{L}{2,}[^"]*)"/gu;

function hardCoded(file: string): string[] {
  const source = readFileSync(join(root, file), "utf8");
  return [textInJsx, textInAttributes].flatMap((pattern) =>
    [...source.matchAll(pattern)].map((match) => `${file}: ${match[1]?.trim()}`),
  );
}

it("finds text that is written into a page", () => {
  expect([..."<p>Hello there</p>".matchAll(textInJsx)]).toHaveLength(1);
  expect([...'<a title="Open it">'.matchAll(textInAttributes)]).toHaveLength(1);
});

it("keeps what pages say in the catalogues", () => {
  const files = [...pagesIn("app"), ...pagesIn("components")];
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(hardCoded)).toEqual([]);
});
