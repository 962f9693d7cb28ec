import type { Database } from "#db/client";
import { withReading } from "#db/transaction";
import { Batches } from "#lib/batches/batches";
import { loadOffers } from "./load-offers";
import type { SailingOffer } from "./offer";

type Offers = Map<string, SailingOffer>;
type Question = { sailingIds: string[]; now: Date };
type Readings = Batches<Question, Offers>;

const options = { mostInBatch: 64, mostAtOnce: 2, mostMs: 4_000 };
const slot = Symbol.for("gangway.offers");

function readingsOf(sql: Database["sql"]): Readings {
  const holder = globalThis as { [slot]?: WeakMap<object, Readings> };
  holder[slot] ??= new WeakMap();
  const known = holder[slot].get(sql);
  if (known) return known;
  const readings: Readings = new Batches(async (questions) => {
    const ids = new Set(questions.flatMap(({ sailingIds }) => sailingIds));
    const latest = new Date(Math.max(...questions.map(({ now }) => now.getTime())));
    const offers = await withReading(loadOffers(sql, [...ids], latest));
    return questions.map(() => offers);
  }, options);
  holder[slot].set(sql, readings);
  return readings;
}

/**
 * As loadOffers, for a crowd: those who ask while a reading is under way share the next one, sold at the
 * latest of their moments. Every
 * answer was read after its question was asked, so it is as fresh as one's own. It may hold more sailings
 * than were asked for. Throws `service_unavailable`.
 */
export function readOffers(
  { sql }: Pick<Database, "sql">,
  sailingIds: string[],
  now: Date,
): Promise<Offers> {
  return readingsOf(sql).submit({ sailingIds, now });
}
