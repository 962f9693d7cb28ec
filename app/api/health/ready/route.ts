import { database } from "#db/client";
import { withDeadline } from "#db/deadline";
import { methods } from "#http/methods";
import { cache } from "#lib/redis/redis";

export const dynamic = "force-dynamic";

/** 200 when requests can be served: with the database; without Redis too, saying so. */
async function get(): Promise<Response> {
  // Asked, not remembered: the breaker may be open only because nobody has tried since.
  await cache().attempt((client) => client.ping());
  const redis = cache().state();
  let databaseState = "up";
  try {
    const { sql } = database();
    // Both pools: a process that can read but not write sells nothing.
    await withDeadline(Promise.all([sql`select 1`, sql.begin((tx) => tx`select 1`)]), 2_000);
  } catch {
    databaseState = "away";
  }
  const ready = databaseState === "up";
  return Response.json(
    { status: ready ? "ready" : "not_ready", database: databaseState, redis, pid: process.pid },
    {
      status: ready ? 200 : 503,
      headers: { "cache-control": "no-store", ...(ready ? {} : { "retry-after": "5" }) },
    },
  );
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
