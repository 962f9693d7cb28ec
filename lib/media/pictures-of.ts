import type { Executor } from "#db/client";
import type { PictureSize } from "#db/schema/media";
import { withReading } from "#db/transaction";
import { config } from "#lib/config/config";
import type { Locale } from "#lib/language/locales";
import { type Grounds, restOn, stillStands } from "#lib/redis/grounds";
import { newsSerial } from "#lib/redis/news";
import type { Cache } from "#lib/redis/redis";
import { picturesName, subjectPicturesName } from "./picture-news";
import { type Subject, subjectWord } from "./subject";

/** A picture as a page shows it; `sizes` by width, the narrowest first, with whole addresses. */
export type ShownPicture = {
  id: string;
  /** In the language that was asked for; never empty. */
  alt: string;
  /** Whose it is, or empty. */
  credit: string;
  /** Of the widest size. */
  width: number;
  height: number;
  /** #rrggbb: what it looks like from far away. */
  colour: string;
  sizes: PictureSize[];
};

type Context = { sql: Executor; cache: Cache };

type Row = {
  id: string;
  subject: string;
  alt_en: string;
  alt_fr: string;
  credit: string;
  colour: string;
  sizes: PictureSize[];
};
type Kept = { rows: Promise<Map<string, Row[]>>; grounds: Grounds };

const slot = Symbol.for("gangway.pictures");

function memory(): WeakMap<object, Kept> {
  const holder = globalThis as { [slot]?: WeakMap<object, Kept> };
  holder[slot] ??= new WeakMap();
  return holder[slot];
}

/**
 * The public pictures of a subject in staff's order, the first stands for it; none where no storage is set
 * up. Read from the process's memory, which holds all there are and ends with the news of a change; a page
 * that asks rests on them. Throws `service_unavailable`.
 */
export async function picturesOf(
  { sql, cache }: Context,
  subject: Subject,
  language: Locale,
): Promise<ShownPicture[]> {
  const base = config().MEDIA_PUBLIC_URL;
  if (base === undefined) return [];
  const word = subjectWord(subject);
  const { rows, grounds } = keptOrRead(sql, cache);
  restOn({ names: [subjectPicturesName(word)], bornAt: grounds.bornAt });
  const found = (await rows).get(word) ?? [];
  return found.map((row) => shown(row, language, base));
}

/** A few thousand rows at most, and they change by hand: all of them are read at once. */
function keptOrRead(sql: Executor, cache: Cache): Kept {
  const known = memory().get(sql);
  if (known && stillStands(known.grounds, cache.isHearing())) return known;
  const grounds: Grounds = {
    names: new Set([picturesName]),
    serial: newsSerial(),
    bornAt: performance.now(),
    until: Number.POSITIVE_INFINITY,
  };
  const kept = { rows: readAll(sql), grounds };
  memory().set(sql, kept);
  kept.rows.catch(() => {
    if (memory().get(sql) === kept) memory().delete(sql);
  });
  return kept;
}

async function readAll(sql: Executor): Promise<Map<string, Row[]>> {
  const rows = await withReading(sql<Row[]>`
    select id, subject, alt_en, alt_fr, credit, colour, sizes from picture
    where status = 'READY' order by subject, position, id`);
  const bySubject = new Map<string, Row[]>();
  for (const row of rows) bySubject.set(row.subject, [...(bySubject.get(row.subject) ?? []), row]);
  return bySubject;
}

function shown(row: Row, language: Locale, base: string): ShownPicture {
  const { id, credit, colour } = row;
  const address = (key: string) => `${base.replace(/\/$/, "")}/${key}`;
  const sizes = row.sizes.map((size) => ({
    ...size,
    avif: address(size.avif),
    webp: address(size.webp),
  }));
  const { width = 0, height = 0 } = sizes.at(-1) ?? {};
  const alt = language === "fr" ? row.alt_fr : row.alt_en;
  return { id, alt, credit, width, height, colour, sizes };
}
