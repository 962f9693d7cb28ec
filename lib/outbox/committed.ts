import { EventEmitter } from "node:events";
import type { Database, Tx } from "#db/client";
import { withTransaction } from "#db/transaction";

const slot = Symbol.for("gangway.outbox");

/** Tells the relay in this process that rows were committed; its ticker is the backstop if it misses. */
function signal(): EventEmitter {
  const holder = globalThis as { [slot]?: EventEmitter };
  holder[slot] ??= new EventEmitter();
  return holder[slot];
}

const written = new WeakSet<object>();

/** Remembers that this transaction wrote to the outbox. */
export function markWritten(tx: Tx): void {
  written.add(tx);
}

/** Runs `work` in one transaction and, once it is committed, wakes the relay. Errors as withTransaction. */
export async function transact<T>(
  database: Pick<Database, "sql">,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  let wrote = false;
  const result = await withTransaction(database, async (tx) => {
    const answer = await work(tx);
    wrote = written.has(tx);
    return answer;
  });
  if (wrote) announceCommitted();
  return result;
}

/** Wakes the relay after a statement that was its own transaction and wrote to the outbox. */
export function announceCommitted(): void {
  signal().emit("committed");
}

/** Calls `listener` after each commit that wrote to the outbox. Returns how to stop. */
export function onCommitted(listener: () => void): () => void {
  signal().on("committed", listener);
  return () => signal().off("committed", listener);
}
