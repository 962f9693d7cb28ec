import { hostname } from "node:os";
import type { Database } from "#db/client";
import { newId } from "#lib/identity/uuid";
import { log } from "#lib/log/log";
import type { Cache } from "#lib/redis/redis";

const everyMs = 5_000;
/** Who has said nothing for so long is taken off the list. */
const forgottenMinutes = 10;

type State = ReturnType<Cache["state"]>;
type Self = {
  id: string;
  startedAt: Date;
  cpu: { at: number; micros: number } | null;
  redis: { state: State; since: Date };
  watchedAt: Date | null;
};

const slot = Symbol.for("gangway.worker");

/** What this process knows of itself. */
function self(): Self {
  const holder = globalThis as { [slot]?: Self };
  holder[slot] ??= {
    id: newId(),
    startedAt: new Date(),
    cpu: null,
    redis: { state: "off", since: new Date() },
    watchedAt: null,
  };
  return holder[slot];
}

/** Notes that this process's watch over the background work has looked. */
export function noteWatch(now: Date): void {
  self().watchedAt = now;
}

/**
 * Says every five seconds that this process lives, how much memory and processor it takes, and how Redis answers
 * it, where staff can read it of all processes. Returns how to stop.
 */
export function startBeat(database: () => Pick<Database, "sql">, cache: Cache): () => void {
  const timer = setInterval(() => {
    void beat(database(), cache, new Date()).catch((error: unknown) => {
      log().debug({ err: error }, "worker: could not say that it lives");
    });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** One such word. */
export async function beat({ sql }: Pick<Database, "sql">, cache: Cache, now: Date): Promise<void> {
  const me = self();
  const state = cache.state();
  if (me.redis.state !== state) me.redis = { state, since: now };
  const { id, startedAt, redis, watchedAt } = me;
  const name = `${hostname()} ${process.pid}`;
  await sql`
    with old as (
      delete from worker where seen_at < now() - make_interval(mins => ${forgottenMinutes}::int)
    )
    insert into worker (id, name, started_at, seen_at, memory_bytes, cpu_share, redis, redis_since, watched_at)
    values (${id}, ${name}, ${startedAt}, now(), ${process.memoryUsage.rss()}, ${cpuShare(me)},
      ${redis.state}, ${redis.since}, ${watchedAt})
    on conflict (id) do update set seen_at = excluded.seen_at, memory_bytes = excluded.memory_bytes,
      cpu_share = excluded.cpu_share, redis = excluded.redis, redis_since = excluded.redis_since,
      watched_at = excluded.watched_at`;
}

/** Of one core, since the last word; null for the first. */
function cpuShare(me: Self): number | null {
  const { user, system } = process.cpuUsage();
  const reading = { at: performance.now(), micros: user + system };
  const before = me.cpu;
  me.cpu = reading;
  if (!before || reading.at <= before.at) return null;
  return (reading.micros - before.micros) / 1_000 / (reading.at - before.at);
}
