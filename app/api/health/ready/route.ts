import { database } from "#db/client";
import { methods } from "#http/methods";
import { readHealth } from "#lib/health/read-health";
import { cache } from "#lib/redis/redis";

export const dynamic = "force-dynamic";

/** 200 when requests can be served: with the database; without all else too, saying so. */
async function get(): Promise<Response> {
  const health = await readHealth(database(), cache());
  const ready = health.database === "up";
  return Response.json(
    { status: ready ? "ready" : "not_ready", ...health, pid: process.pid },
    {
      status: ready ? 200 : 503,
      headers: { "cache-control": "no-store", ...(ready ? {} : { "retry-after": "5" }) },
    },
  );
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
