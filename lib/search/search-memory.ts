// The process's own layer in front of Redis: what was just answered, and what is being computed.

/** How long this process may answer without asking Redis, in milliseconds. */
export const memoryMs = 1_000;

const mostEntries = 1_000;

type Entry = { until: number; value: unknown };
type Memory = { entries: Map<string, Entry>; flights: Map<string, Promise<unknown>> };

const slot = Symbol.for("gangway.search.memory");

/**
 * The one memory of the process. Forgetting replaces it whole: whoever still computes for an old one
 * writes there, where nobody looks any more.
 */
export function searchMemory(): Memory {
  const holder = globalThis as { [slot]?: Memory };
  holder[slot] ??= { entries: new Map(), flights: new Map() };
  return holder[slot];
}

/** What the process knows under a key and may still say. */
export function recall(memory: Memory, key: string, now: number): unknown {
  const entry = memory.entries.get(key);
  return entry && entry.until > now ? entry.value : undefined;
}

/** Keeps an answer for a second; the oldest give way when there are too many. */
export function keep(memory: Memory, key: string, value: unknown, now: number): void {
  memory.entries.delete(key);
  memory.entries.set(key, { until: now + memoryMs, value });
  if (memory.entries.size > mostEntries) {
    const oldest = memory.entries.keys().next().value;
    if (oldest !== undefined) memory.entries.delete(oldest);
  }
}

/** Forgets all answers of this process, and lets nobody join a computation that began before. */
export function forgetMemory(): void {
  (globalThis as { [slot]?: Memory })[slot] = undefined;
}
