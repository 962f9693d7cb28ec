import { database } from "#db/client";
import { withDeadline } from "#db/deadline";
import { cache } from "#lib/redis/redis";

export const dynamic = "force-dynamic";

/** 200 when requests can be served: with the database; without Redis too, saying so. */
export async function GET(): Promise<Response> {
  // Asked, not remembered: the breaker may be open only because nobody has tried since.
  await cache().attempt((client) => client.ping());
  const redis = cache().state();
  let databaseState = "up";
  try {
    await withDeadline(database().sql`select 1`, 2_000);
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
