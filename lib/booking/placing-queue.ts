import type { Database } from "#db/client";
import { Batches } from "#lib/batches/batches";
import type { BookingRows } from "./booking-rows";
import { type Settled, writeApart } from "./write-apart";
import type { Written } from "./write-bookings";

type Queue = Batches<BookingRows, Settled>;

const options = { mostInBatch: 64, mostAtOnce: 4, mostMs: 6_000 };
const slot = Symbol.for("gangway.placing");

/** One queue a database in the whole process, however often this file was loaded. */
function queueOf(sql: Database["sql"]): Queue {
  const holder = globalThis as { [slot]?: WeakMap<object, Queue> };
  holder[slot] ??= new WeakMap();
  const known = holder[slot].get(sql);
  if (known) return known;
  const queue: Queue = new Batches((bookings) => writeApart(sql, bookings), options);
  holder[slot].set(sql, queue);
  return queue;
}

/**
 * Writes a booking together with those that want the same places at this moment. What follows a new
 * booking is due later: nobody need tell the relay. Rejects with
 * `service_unavailable` when the database is away or a lock took too long.
 */
export async function queueBooking(
  { sql }: Pick<Database, "sql">,
  booking: BookingRows,
): Promise<Written> {
  const pools = booking.claims.map(({ pool_id }) => `pool ${pool_id}`);
  const settled = await queueOf(sql).submit(booking, pools, `key ${booking.booking.key}`);
  if (settled.outcome === "failed") throw settled.error;
  return settled;
}
