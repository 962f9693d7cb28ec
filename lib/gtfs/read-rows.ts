import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { FeedNotes } from "./feed-notes";
import { FeedRefused } from "./feed-refused";
import { limits } from "./limits";

/** The values of the columns asked for, in that order, without the blanks around them; "" where missing. */
export type Row = { line: number; values: string[] };

type Asked = {
  file: string;
  columns: readonly string[];
  /** Columns without which the file cannot be used. */
  required: readonly string[];
  notes: FeedNotes;
};

type Parsed = { record: string[]; info: { lines: number } };

/**
 * Reads a file of GTFS row by row, whatever it weighs: UTF-8 with or without a byte order mark, any line
 * ends, quoted values with line breaks in them. `line` is where the row begins. Throws FeedRefused for a
 * missing column, for text that is no CSV and for bytes that are no UTF-8.
 */
export async function* readRows(
  source: Readable,
  { file, columns, required, notes }: Asked,
): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    // Blanks around a value, also where it stands in quotes.
    trim: true,
    skip_empty_lines: true,
    max_record_size: limits.rowCharacters,
  });
  const lines = Readable.from(withPlainLineEnds(inUtf8(source, file)), { objectMode: false });
  lines.on("error", (error) => parser.destroy(error));
  lines.pipe(parser);
  let places: number[] | undefined;
  let width = 0;
  let count = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (!places) {
        places = placesOf(record, { file, columns, required });
        width = record.length;
        continue;
      }
      // The parser knows where a row ends.
      const line = info.lines - lineBreaksIn(record);
      if (record.length !== width) {
        const more = record.length > width;
        // A row that is only blank, or ends in a comma too many, says nothing.
        if (record.length === 1 && record[0]?.trim() === "") continue;
        if (!more || record.slice(width).some((value) => value.trim() !== "")) {
          const says = `has ${more ? "more" : "fewer"} values than the header has names`;
          notes.add({ file, line, says });
        }
      }
      count += 1;
      if (count > limits.rows) {
        throw new FeedRefused([{ file, line, says: `has more than ${limits.rows} rows` }]);
      }
      yield { line, values: places.map((place) => (place < 0 ? "" : clean(record[place]))) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : undefined;
    throw new FeedRefused([{ file, line, says: wordsFor(error) }]);
  } finally {
    lines.destroy();
    source.destroy();
    parser.destroy();
  }
  if (!places) throw new FeedRefused([{ file, says: "is empty" }]);
}

/**
 * The bytes as they are, as long as they are UTF-8: in another encoding two names could become one, and
 * every page would show them with holes. Throws FeedRefused with the line.
 */
async function* inUtf8(source: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  const refused = (chunk: Buffer) => {
    // What a chunk begins with may belong to a letter of the one before.
    const whole = chunk.subarray(chunk.findIndex((byte) => (byte & 0xc0) !== 0x80));
    const valid = Buffer.from(whole.toString("utf8").split("\uFFFD")[0] ?? "");
    return new FeedRefused([{ file, line: line + newLinesIn(valid), says: "is not in UTF-8" }]);
  };
  for await (const chunk of source) {
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      throw refused(chunk);
    }
    line += newLinesIn(chunk);
    yield chunk;
  }
  try {
    decoder.decode();
  } catch {
    throw refused(Buffer.alloc(0));
  }
}

function newLinesIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) count += 1;
  return count;
}

/** The parser takes CR LF between quotes for two lines, and every later line for another. */
async function* withPlainLineEnds(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = false;
  for await (const chunk of source) {
    if (!held && !chunk.includes(0x0d)) {
      yield chunk;
      continue;
    }
    const plain = Buffer.allocUnsafe(chunk.length + 1);
    let length = 0;
    for (const byte of chunk) {
      if (held && byte !== 0x0a) plain[length++] = 0x0d;
      held = byte === 0x0d;
      if (!held) plain[length++] = byte;
    }
    yield plain.subarray(0, length);
  }
  if (held) yield Buffer.from([0x0d]);
}

function placesOf(
  header: string[],
  { file, columns, required }: Pick<Asked, "file" | "columns" | "required">,
): number[] {
  const names = header.map((name) => name.trim());
  const missing = required.filter((name) => !names.includes(name));
  const twice = columns.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  const flaws = [
    ...missing.map((field) => ({ file, line: 1, field, says: "the column is missing" })),
    ...twice.map((field) => ({ file, line: 1, field, says: "the column comes twice" })),
  ];
  if (flaws.length > 0) throw new FeedRefused(flaws);
  return columns.map((name) => names.indexOf(name));
}

/** NUL is no text for Postgres, and a line break in a name no text for a page. */
function clean(value: string | undefined): string {
  if (!value) return "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to go.
  return /[\0-\x1f]/.test(value) ? value.replace(/[\0-\x1f]+/g, " ").trim() : value.trim();
}

function lineBreaksIn(record: string[]): number {
  let count = 0;
  for (const value of record) {
    if (value.includes("\n")) count += value.split("\n").length - 1;
    else if (value.includes("\r")) count += value.split("\r").length - 1;
  }
  return count;
}

function wordsFor(error: CsvError): string {
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return "a quotation mark is not closed";
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return `a row is longer than ${limits.rowCharacters} characters; a quotation mark may not be closed`;
  }
  return `is no CSV: ${error.message}`;
}
