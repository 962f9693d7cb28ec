import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { applyChange } from "#lib/fare/tariff/apply-change";
import { publishChange, type TariffDraft } from "#lib/fare/tariff/publish-change";
import type { Cache } from "#lib/redis/redis";
import { forgetAllSearches } from "./forget-searches";

type Scope = { database: Pick<Database, "sql">; cache: Cache };

/** publishChange in a transaction of its own, with every search forgotten after one that holds at once. Throws as publishChange. */
export async function changeTariff({ database, cache }: Scope, actor: Actor, draft: TariffDraft) {
  const made = await withTransaction(database, (tx) => publishChange(tx, actor, draft));
  if (made.isApplied) await forgetAllSearches(cache);
  return made;
}

/** Changes applied in one go at most; a minute later there is another. */
const mostAtOnce = 500;

/**
 * Applies the changes whose instant has come, the earliest first, each in a transaction of its own, and has
 * searches forgotten. One that fails keeps no other waiting, and is thrown at the end. Answers how many. Safe to run twice and to kill: what was applied but not told yet is
 * told by the next that finds something, and kept results end by themselves after five minutes.
 */
export async function applyDueTariffs({ database, cache }: Scope): Promise<number> {
  const due = await database.sql<{ id: number }[]>`
    select id from tariff_change
    where applied_at is null and withdrawn_at is null and effective_at <= now()
    order by effective_at, id limit ${mostAtOnce}`;
  let applied = 0;
  const failures: unknown[] = [];
  for (const { id } of due) {
    try {
      if (await withTransaction(database, (tx) => applyChange(tx, id))) applied += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (applied > 0) await forgetAllSearches(cache);
  if (failures.length > 0) throw failures[0];
  return applied;
}
