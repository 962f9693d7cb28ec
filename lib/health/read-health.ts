import type { Database } from "#db/client";
import { withDeadline } from "#db/deadline";
import { config } from "#lib/config/config";
import type { Cache } from "#lib/redis/redis";

export type Health = {
  database: "up" | "away";
  redis: "off" | "away" | "up";
  /** Where background work is run: not asked where it is Inngest's cloud. */
  engine: "not_asked" | "away" | "up";
  /** Where pictures are kept. */
  storage: "off" | "away" | "up";
};

/** A database that takes longer serves nobody. */
const databaseMs = 1_000;
const othersMs = 500;
/** Asked at most so often, however many ask us. */
const keptMs = 1_000;

const slot = Symbol.for("gangway.health");
type Holder = { [slot]?: { at: number; reading: Promise<Health> } };

/**
 * Asks what this process needs (the database, to read and to write) and what it can do without, all at once:
 * within a second, also where some of them hang. One answer serves all who ask within a second. Never throws.
 */
export function readHealth(database: Pick<Database, "sql">, cache: Cache): Promise<Health> {
  const holder = globalThis as Holder;
  const now = performance.now();
  const known = holder[slot];
  if (known && now - known.at < keptMs) return known.reading;
  const reading = ask(database, cache);
  holder[slot] = { at: now, reading };
  return reading;
}

async function ask({ sql }: Pick<Database, "sql">, cache: Cache): Promise<Health> {
  const { INNGEST_BASE_URL: engine, S3_ENDPOINT: storage } = config();
  // Both pools: a process that can read but not write sells nothing.
  const both = async () => Promise.all([sql`select 1`, sql.begin((tx) => tx`select 1`)]);
  const [isDatabaseUp, , engineState, storageState] = await Promise.all([
    withDeadline(both(), databaseMs).then(
      () => true,
      () => false,
    ),
    // Asked, not remembered: its breaker may be open only because nobody has tried since.
    cache.attempt((client) => client.ping()),
    engine ? reach(engine) : ("not_asked" as const),
    storage ? reach(storage) : ("off" as const),
  ]);
  return {
    database: isDatabaseUp ? "up" : "away",
    redis: cache.state(),
    engine: engineState,
    storage: storageState,
  };
}

/** Whatever it answers, it is there. */
async function reach(address: string): Promise<"up" | "away"> {
  try {
    const signal = AbortSignal.timeout(othersMs);
    const answer = await fetch(address, { method: "HEAD", redirect: "manual", signal });
    await answer.body?.cancel();
    return "up";
  } catch {
    return "away";
  }
}
