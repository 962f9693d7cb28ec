import { traceparent } from "#lib/trace/trace";
import type { Sql, Tx } from "./client";

/** How a pool of transactions is used at this moment. */
export type PoolUse = { inUse: number; waiting: number; size: number };

type Begin = Sql["begin"];
type Work = (tx: Tx) => unknown;

/**
 * The client's `begin`, which also counts who has a connection and who waits for one, and tells the database
 * the trace that a transaction is part of: outbox rows keep it (column default of outbox.traceparent).
 */
export function watchedBegin(begin: Begin, use: PoolUse): Begin {
  const watched = async (...given: [Work] | [string, Work]): Promise<unknown> => {
    const work = given.at(-1) as Work;
    let began = false;
    use.waiting += 1;
    const inside: Work = async (tx) => {
      began = true;
      use.waiting -= 1;
      use.inUse += 1;
      tellTrace(tx);
      return await work(tx);
    };
    try {
      return await (given.length === 2 ? begin(given[0] as string, inside) : begin(inside));
    } finally {
      if (began) use.inUse -= 1;
      else use.waiting -= 1;
    }
  };
  return watched as Begin;
}

function tellTrace(tx: Tx): void {
  const here = traceparent();
  if (here === null) return;
  // Sent ahead of the work's first statement, which nobody keeps waiting for it.
  tx`select set_config('gangway.traceparent', ${here}, true)`.then(undefined, () => {});
}
