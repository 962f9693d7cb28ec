import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Tx } from "#db/client";
import type { FeedFiles } from "./feed-files";
import type { FeedNotes } from "./feed-notes";
import { FeedRefused, type Flaw, mostFlaws } from "./feed-refused";
import { readRows } from "./read-rows";
import { type StagedColumn, type StagedFile, stagedFiles } from "./staged-files";

/** Characters handed to Postgres at a time. */
const chunkSize = 64 * 1024;

/**
 * Streams a feed's files into temporary tables of the transaction, typed, each row with its line; answers
 * the rows of each file. Nothing is kept in memory, however large the feed. Throws FeedRefused for missing
 * files and columns and for values that cannot be read where the specification wants them.
 */
export async function stageFeed(
  tx: Tx,
  files: FeedFiles,
  notes: FeedNotes,
): Promise<Record<string, number>> {
  const missing = stagedFiles.filter(({ required, file }) => required && !files.names.has(file));
  const flaws: Flaw[] = missing.map(({ file }) => ({ file, says: "the file is missing" }));
  if (!files.names.has("calendar.txt") && !files.names.has("calendar_dates.txt")) {
    flaws.push({ file: "calendar.txt", says: "neither it nor calendar_dates.txt is there" });
  }
  if (flaws.length > 0) throw new FeedRefused(flaws);
  const rows: Record<string, number> = {};
  for (const staged of stagedFiles) {
    const columns = staged.columns.map(({ name, type }) => `"${name}" ${type}`);
    await tx.unsafe(
      `create temporary table ${staged.table} (line int, ${columns.join(", ")}) on commit drop`,
    );
    if (!files.names.has(staged.file)) continue;
    rows[staged.file] = await stageFile(tx, files, staged, notes);
  }
  await tx.unsafe(`analyze ${stagedFiles.map(({ table }) => table).join(", ")}`);
  return rows;
}

async function stageFile(
  tx: Tx,
  files: FeedFiles,
  { file, table, columns, required }: StagedFile,
  notes: FeedNotes,
): Promise<number> {
  const names = columns.map(({ name }) => name);
  const must = columns.flatMap(({ name, need }) => (need === "must" ? name : []));
  const flaws: Flaw[] = [];
  let count = 0;

  async function* lines(): AsyncGenerator<string> {
    const asked = { file, columns: names, required: must, notes };
    let chunk = "";
    try {
      for await (const { line, values } of readRows(await files.open(file), asked)) {
        count += 1;
        chunk += `${line}`;
        for (let index = 0; index < columns.length; index += 1) {
          const told = readColumn(columns[index] as StagedColumn, values[index] as string);
          if (told.says) {
            const flaw = { file, line, field: names[index], says: told.says };
            if (told.fatal) flaws.push({ ...flaw, says: `${quoted(values[index])} ${told.says}` });
            else notes.add(flaw);
          }
          chunk += `\t${told.copied}`;
        }
        chunk += "\n";
        if (flaws.length >= mostFlaws) throw new FeedRefused(flaws);
        if (chunk.length > chunkSize) {
          yield chunk;
          chunk = "";
        }
      }
    } catch (error) {
      // An optional file that is there and empty is as good as none.
      if (!(required || !isEmpty(error))) {
        notes.add({ file, says: "is empty" });
        return;
      }
      throw error;
    }
    if (flaws.length > 0) throw new FeedRefused(flaws);
    if (chunk !== "") yield chunk;
  }

  const into = await tx
    .unsafe(`copy ${table} (line, ${names.map((name) => `"${name}"`).join(", ")}) from stdin`)
    .writable();
  await pipeline(Readable.from(lines(), { objectMode: false }), into);
  return count;
}

function isEmpty(error: unknown): boolean {
  return error instanceof FeedRefused && error.flaws.every(({ says }) => says === "is empty");
}

/** A value as COPY wants it, and what is wrong with it. */
function readColumn(
  { read, need, says }: StagedColumn,
  value: string,
): { copied: string; says?: string; fatal?: boolean } {
  if (value === "") {
    return need === "must" ? { copied: "\\N", says: "is missing", fatal: true } : { copied: "\\N" };
  }
  const result = read(value);
  if (result === undefined) return { copied: "\\N", says, fatal: need !== "lenient" };
  return { copied: typeof result === "number" ? `${result}` : escaped(result) };
}

/** Text for COPY; tabs and line breaks went when the row was read. */
function escaped(text: string): string {
  return text.includes("\\") ? text.replaceAll("\\", "\\\\") : text;
}

/** What stood in the file, short enough for a message. */
function quoted(value: string | undefined): string {
  if (!value) return "the value";
  return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
}
