import type { Executor } from "#db/client";

export type WorkerRow = {
  id: string;
  name: string;
  started_at: string;
  seen_at: string;
  /** It spoke within half a minute. */
  is_active: boolean;
  memory_bytes: number;
  /** Of one core; null until it has spoken twice. */
  cpu_share: number | null;
  redis: "off" | "away" | "up";
  redis_since: string;
  watched_at: string | null;
};

type Instants = "started_at" | "seen_at" | "redis_since";
type Read = Omit<WorkerRow, Instants | "watched_at"> &
  Record<Instants, Date> & { watched_at: Date | null };

/** The processes that spoke within ten minutes, the oldest first. */
export async function listWorkers(sql: Executor): Promise<WorkerRow[]> {
  const rows = await sql<Read[]>`
    select id, name, started_at, seen_at, seen_at > now() - interval '30 seconds' as is_active, memory_bytes,
      cpu_share::float8 as cpu_share, redis, redis_since, watched_at
    from worker where seen_at > now() - interval '10 minutes' order by started_at, id limit 100`;
  return rows.map((row) => ({
    ...row,
    started_at: row.started_at.toISOString(),
    seen_at: row.seen_at.toISOString(),
    redis_since: row.redis_since.toISOString(),
    watched_at: row.watched_at?.toISOString() ?? null,
  }));
}
