import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { type PolicyDraft, publishPolicy } from "#lib/fare/publish-policy";
import type { Cache } from "#lib/redis/redis";
import { forgetAllSearches } from "./forget-searches";

/**
 * publishPolicy in a transaction of its own, with every search forgotten after it: results show the
 * conditions by which they are sold. Answers the version. Throws as publishPolicy.
 */
export async function publishFarePolicy(
  { database, cache }: { database: Pick<Database, "sql">; cache: Cache },
  actor: Actor,
  draft: PolicyDraft,
): Promise<number> {
  const version = await withTransaction(database, (tx) => publishPolicy(tx, actor, draft));
  await forgetAllSearches(cache);
  return version;
}
