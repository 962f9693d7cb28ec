import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import { computeAffinities } from "./compute-affinities";
import { countBookings } from "./count-bookings";

/** A run may take so long; it is then given up as a whole, and the next one begins anew. */
const mostMs = 120_000;
/** With no new look, what is known only grows older: often enough in so many hours. */
const restHours = 6;

export type RecommendationRun = "computed" | "nothing_new" | "another_runs";

/**
 * Counts new bookings and, if there were looks since, works out what is looked at together. All in one
 * transaction: killed at any moment, it has done nothing, and the next run does it all. Throws
 * `service_unavailable`.
 */
export async function runRecommendations(
  database: Pick<Database, "sql">,
): Promise<RecommendationRun> {
  return await withTransaction(
    database,
    async (tx) => {
      await tx`select set_config('statement_timeout', ${String(mostMs)}, true)`;
      await tx`
        insert into recommendation_run (id, bookings_until, last_look)
        select 1, now() - interval '90 days', 0
        where not exists (select 1 from recommendation_run) on conflict do nothing`;
      const [state] = await tx<{ last_look: number; newest: number; rests: boolean; now: Date }[]>`
        select last_look, coalesce((select max(id) from look), 0) as newest, now() as now,
          coalesce(computed_at > now() - make_interval(hours => ${restHours}), false) as rests
        from recommendation_run where id = 1 for update skip locked`;
      if (!state) return "another_runs";
      const counted = await countBookings(tx);
      if (state.rests && counted === 0 && state.newest === state.last_look) return "nothing_new";
      await computeAffinities(tx, state.now);
      await tx`
        update recommendation_run set last_look = ${state.newest}, computed_at = now() where id = 1`;
      return "computed";
    },
    mostMs,
  );
}
