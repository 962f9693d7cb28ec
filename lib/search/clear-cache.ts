import type { Executor } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { findPlace } from "#lib/port/find-place";
import type { Cache } from "#lib/redis/redis";
import { endsOf, pairsBetween } from "./ends-of";
import { forgetAllSearches, forgetRouteSearches } from "./forget-searches";

type Scope = { sql: Executor; cache: Cache };

/**
 * Clears the results that touch a route (ports or groups of them, by code or slug) in every process. For staff,
 * written down. Answers how many went; null when Redis is away, and then it is told as soon as it is back.
 * Throws `forbidden`, `port_unknown`, `invalid`.
 */
export async function clearRoute(
  scope: Scope,
  actor: Actor,
  from: string,
  to: string,
): Promise<number | null> {
  requireStaff(actor);
  const [start, goal] = await Promise.all([findPlace(scope.sql, from), findPlace(scope.sql, to)]);
  const pairs = pairsBetween(endsOf(start, goal));
  const count = await forgetRouteSearches(scope.cache, pairs);
  await writeDown(scope, actor, `${start.slug}-${goal.slug}`, count);
  return count;
}

/** clearRoute for every route. */
export async function clearAll(scope: Scope, actor: Actor): Promise<number | null> {
  requireStaff(actor);
  const count = await forgetAllSearches(scope.cache);
  await writeDown(scope, actor, "all", count);
  return count;
}

async function writeDown(
  { sql }: Scope,
  actor: Actor,
  subject: string,
  count: number | null,
): Promise<void> {
  await sql`
    insert into staff_action (actor_id, action, subject, detail, at)
    values (${actor.id}, 'clear_cache', ${subject}, ${JSON.stringify({ count })}::text::jsonb, clock_timestamp())`;
}
