import type { Database } from "#db/client";
import { Batches } from "#lib/batches/batches";
import { cache } from "#lib/redis/redis";
import { Turnstile } from "#lib/redis/turnstile";
import { span } from "#lib/trace/trace";
import type { BookingRows } from "./booking-rows";
import { hottestSailing, wants } from "./hot-sailing";
import { type Settled, writeApart } from "./write-apart";
import type { Written } from "./write-bookings";

type Queue = Batches<BookingRows, Settled>;

const options = { mostInBatch: 64, mostAtOnce: 4, mostMs: 6_000 };
const slot = Symbol.for("gangway.placing");
/** So many for one sailing in this process are worth a question to Redis … */
const crowdHere = 8;
/** … and so many over all processes make it hot. */
const crowdEverywhere = 32;

/** One queue a database in the whole process, however often this file was loaded. */
function queueOf(sql: Database["sql"]): Queue {
  const holder = globalThis as { [slot]?: WeakMap<object, Queue> };
  holder[slot] ??= new WeakMap();
  const known = holder[slot].get(sql);
  if (known) return known;
  const turnstile = new Turnstile(cache, crowdEverywhere);
  const queue: Queue = new Batches((bookings) => {
    const write = () => writeApart(sql, bookings);
    const hottest = hottestSailing(bookings);
    if (!hottest || hottest.count < crowdHere) return write();
    const behind = queue.countWaiting((booking) => wants(booking, hottest.id));
    return turnstile.through(hottest.id, hottest.count + behind, write);
  }, options);
  holder[slot].set(sql, queue);
  return queue;
}

/**
 * Writes a booking together with those that want the same places at this moment; a crowd for one sailing,
 * in several processes, one process at a time where Redis can tell them apart. What follows a new
 * booking is due later: nobody need tell the relay. Rejects with
 * `service_unavailable` when the database is away or a lock took too long.
 */
export async function queueBooking(
  { sql }: Pick<Database, "sql">,
  booking: BookingRows,
): Promise<Written> {
  const pools = booking.claims.map(({ pool_id }) => `pool ${pool_id}`);
  const about = { "db.system.name": "postgresql", "db.operation.name": "place_bookings" } as const;
  // From joining the queue to the answer of the statement that wrote it, with whomever else it wrote.
  const settled = await span("sql place_bookings", about, () =>
    queueOf(sql).submit(booking, pools, `key ${booking.booking.key}`),
  );
  if (settled.outcome === "failed") throw settled.error;
  return settled;
}
