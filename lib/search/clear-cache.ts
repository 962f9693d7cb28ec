import type { Executor } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { findEnds } from "#lib/port/find-ends";
import { newsChannel } from "#lib/redis/hearing";
import type { Cache } from "#lib/redis/redis";
import { endsOf, pairsBetween } from "./ends-of";
import { forgetAllSearches, forgetRouteSearches } from "./forget-searches";

type Scope = { sql: Executor; cache: Cache };

export type Cleared = {
  /** Results that went; null while Redis is away: then it is told as soon as it is back. */
  count: number | null;
  /** Processes that heard of it at once, this one included; null while Redis is away. Others keep nothing for longer than a second. */
  processes: number | null;
};

/**
 * Clears the results that touch a route (ports or groups of them, by code or slug) in every process. For staff,
 * written down. Throws `forbidden`, `port_unknown`, `invalid`.
 */
export async function clearRoute(
  scope: Scope,
  actor: Actor,
  from: string,
  to: string,
): Promise<Cleared> {
  requireStaff(actor, "caches");
  const { from: start, to: goal } = await findEnds(scope.sql, { from, to });
  const pairs = pairsBetween(endsOf(start, goal));
  const count = await forgetRouteSearches(scope.cache, pairs);
  return await writeDown(scope, actor, `${start.slug}-${goal.slug}`, count);
}

/** clearRoute for every route. */
export async function clearAll(scope: Scope, actor: Actor): Promise<Cleared> {
  requireStaff(actor, "caches");
  const count = await forgetAllSearches(scope.cache);
  return await writeDown(scope, actor, "all", count);
}

async function writeDown(
  { sql, cache }: Scope,
  actor: Actor,
  subject: string,
  count: number | null,
): Promise<Cleared> {
  const processes = count === null ? null : await hearers(cache);
  const cleared = { count, processes };
  await recordStaffAction(sql, actor, { action: "clear_cache", subject, detail: cleared });
  return cleared;
}

/** How many processes hear what changes; null when Redis does not say. */
async function hearers(cache: Cache): Promise<number | null> {
  const answer = await cache.attempt((client) => client.pubsub("NUMSUB", newsChannel));
  return Array.isArray(answer) ? Number(answer[1]) : null;
}
