import type { Executor } from "#db/client";
import { log } from "#lib/log/log";
import type { LookEvent } from "./look-event";
import { type NotedLook, writeLooks } from "./write-looks";

/** Looks are written together, this often at most, and at once when there are many. */
const everyMs = 1_000;
const manyLooks = 500;
/** More than this wait only while the database is away; then they are let go: they are only numbers. */
const mostWaiting = 5_000;

type Queue = {
  waiting: NotedLook[];
  timer: NodeJS.Timeout | null;
  writing: Promise<void> | null;
};

const slot = Symbol.for("gangway.looks");

function queue(): Queue {
  const holder = globalThis as { [slot]?: Queue };
  holder[slot] ??= { waiting: [], timer: null, writing: null };
  return holder[slot];
}

/**
 * Takes note of looks, and keeps nobody waiting: they are written with others within a second or so. Under a
 * pseudonym only if its traveller agreed, else only counted. A process that is killed loses its last second.
 */
export function noteLooks(
  sql: Executor,
  events: LookEvent[],
  { pseudonym, now }: { pseudonym: string | null; now: Date },
): void {
  const mine = queue();
  if (mine.waiting.length + events.length > mostWaiting) return;
  for (const event of events) mine.waiting.push({ event, pseudonym, at: now });
  if (mine.waiting.length >= manyLooks) void flushLooks(sql);
  else if (mine.waiting.length > 0 && !mine.timer) {
    mine.timer = setTimeout(() => void flushLooks(sql), everyMs);
    mine.timer.unref();
  }
}

/** Writes what waits, and resolves when it is written or let go. Never throws. */
export async function flushLooks(sql: Executor): Promise<void> {
  const mine = queue();
  if (mine.timer) clearTimeout(mine.timer);
  mine.timer = null;
  // One after the other: a second one would only wait for the first one's rows.
  await mine.writing;
  const looks = mine.waiting.splice(0);
  if (looks.length === 0) return;
  mine.writing = writeLooks(sql, looks)
    .catch((error: unknown) => {
      log().warn({ err: error, looks: looks.length }, "looks were not written");
    })
    .finally(() => {
      mine.writing = null;
    });
  await mine.writing;
}
