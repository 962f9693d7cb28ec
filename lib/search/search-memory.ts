// The process's own layer in front of Redis: what was just answered, and what is being computed.

import { unheardMs } from "#lib/redis/grounds";
import { everything, isUnchanged, newsSerial, takeNews } from "#lib/redis/news";

/** An answer with what tells how long it holds; times in milliseconds of performance.now(). */
export type Kept = {
  value: unknown;
  /** The routes it touches, by name. */
  names: string[];
  /** The news before it was read. */
  serial: number;
  bornAt: number;
  /** From then on it is served only while somebody makes it afresh. */
  freshUntil: number;
  /** About how many bytes it takes. */
  size: number;
};

type Flight = { serial: number; answer: Promise<unknown> };
type Memory = { entries: Map<string, Kept>; size: number; flights: Map<string, Flight> };

/** How long an answer that is past its time may be served while one works on the next. */
const staleMs = 60_000;
/** Of all answers together, in bytes of JSON: in memory they are some times as large. */
const mostBytes = 4 * 1024 * 1024;
/** What keeping an answer takes beside it, and each name it rests on: most of what one that says nothing takes. */
const besideBytes = 1_000;
const nameBytes = 64;

function weightOf({ size, names }: Kept): number {
  return size + besideBytes + nameBytes * names.length;
}

const slot = Symbol.for("gangway.search.memory");

/** The one memory of the process. */
export function searchMemory(): Memory {
  const holder = globalThis as { [slot]?: Memory };
  holder[slot] ??= { entries: new Map(), size: 0, flights: new Map() };
  return holder[slot];
}

/**
 * What the process knows under a key and may still say. `isSure`: whether news of other processes would have
 * been heard; without, nothing is said that is older than a second.
 */
export function recall(key: string, isSure: boolean, now: number): Kept | undefined {
  const memory = searchMemory();
  const kept = memory.entries.get(key);
  if (!kept) return undefined;
  const isYoung = now - kept.bornAt <= unheardMs;
  if (
    (isSure || isYoung) &&
    now < kept.freshUntil + staleMs &&
    isUnchanged(kept.names, kept.serial)
  ) {
    // Used last, thrown out last.
    memory.entries.delete(key);
    memory.entries.set(key, kept);
    return kept;
  }
  drop(memory, key, kept);
  return undefined;
}

/** Keeps an answer unless news of it came while it was read; those not asked for longest give way. */
export function keep(key: string, kept: Kept): void {
  const memory = searchMemory();
  if (!isUnchanged(kept.names, kept.serial)) return;
  const before = memory.entries.get(key);
  if (before) drop(memory, key, before);
  memory.entries.set(key, kept);
  memory.size += weightOf(kept);
  const now = performance.now();
  for (const [oldest, entry] of memory.entries) {
    // What nobody asked for until its time was up would stay until there is no more room.
    if (memory.size <= mostBytes && now < entry.freshUntil + staleMs) break;
    drop(memory, oldest, entry);
  }
}

function drop(memory: Memory, key: string, kept: Kept): void {
  memory.entries.delete(key);
  memory.size -= weightOf(kept);
}

/** The computation under way for a key, if nothing at all was forgotten since it began. */
export function flightOf(key: string): Promise<unknown> | undefined {
  const flight = searchMemory().flights.get(key);
  return flight?.serial === newsSerial() ? flight.answer : undefined;
}

/** Lets those who come join `answer`, until it is there. */
export function depart<T>(key: string, serial: number, answer: Promise<T>): Promise<T> {
  const { flights } = searchMemory();
  const flight = { serial, answer };
  flights.set(key, flight);
  const land = () => {
    if (flights.get(key) === flight) flights.delete(key);
  };
  answer.then(land, land);
  return answer;
}

/** Forgets all answers of this process, and lets nobody join a computation that began before. */
export function forgetMemory(): void {
  takeNews([everything]);
}
