// The processes that serve and work, each by what it says of itself every few seconds. No states: who has not
// spoken for a while is gone, and is forgotten soon after.

import { sql } from "drizzle-orm";
import { bigint, check, pgTable, real, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const worker = pgTable(
  "worker",
  {
    id: uuid("id").primaryKey(),
    /** Machine and process number, as whoever runs it knows it. */
    name: text("name").notNull(),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull(),
    seenAt: timestamp("seen_at", { withTimezone: true }).notNull(),
    memoryBytes: bigint("memory_bytes", { mode: "number" }).notNull(),
    /** Of one core, since it last spoke. */
    cpuShare: real("cpu_share"),
    /** How Redis answers it, and since when it does so. */
    redis: text("redis").notNull(),
    redisSince: timestamp("redis_since", { withTimezone: true }).notNull(),
    /** When its watch over the background work last looked. */
    watchedAt: timestamp("watched_at", { withTimezone: true }),
  },
  (table) => [check("worker_redis", sql`${table.redis} in ('off', 'away', 'up')`)],
);
