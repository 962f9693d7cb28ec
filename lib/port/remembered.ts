import type { Executor } from "#db/client";

type Memory = WeakMap<object, { until: number; value: Promise<unknown> }>;
type Holder = { [name: symbol]: Memory | undefined };

/**
 * What `read` answered for this database in the last `seconds`, once for the whole process; callers
 * that come while it is being read share the reading. A failure is not remembered. For what changes
 * by hand and rarely: ports, routes, operators; never prices or places.
 */
export function remembered<T>(
  name: string,
  executor: Executor,
  seconds: number,
  read: () => Promise<T>,
): Promise<T> {
  const memory = memoryOf(name);
  const known = memory.get(executor);
  const now = performance.now();
  if (known && known.until > now) return known.value as Promise<T>;
  const value = read();
  const entry = { until: now + seconds * 1_000, value };
  memory.set(executor, entry);
  value.catch(() => {
    if (memory.get(executor) === entry) memory.delete(executor);
  });
  return value;
}

/** Forgets what is remembered under a name, for every database. */
export function forget(name: string): void {
  (globalThis as Holder)[Symbol.for(`gangway.remembered.${name}`)] = undefined;
}

function memoryOf(name: string): Memory {
  const slot = Symbol.for(`gangway.remembered.${name}`);
  const holder = globalThis as Holder;
  const memory = holder[slot] ?? new WeakMap();
  holder[slot] = memory;
  return memory;
}
