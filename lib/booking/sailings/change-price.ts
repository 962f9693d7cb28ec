import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { forgetAllSearches } from "#lib/search/forget-searches";
import { recordSailingChange } from "#lib/voyage/record-sailing-change";
import { forgetSailing, type SailingScope } from "./forget-sailing";

/** From a tenth of the tariff to ten times. */
export const priceLevels = { least: 1_000, most: 100_000 };

/**
 * Sets a sailing's price level, in basis points of its tariff (10000 = the tariff). It counts for quotes from
 * now on: what is held or sold keeps its price. For staff. False when it was so already. Caches forget every
 * search after the commit. Throws `forbidden`, `not_found`, `invalid`.
 */
export async function changePrice(
  scope: SailingScope,
  actor: Actor,
  sailingId: string,
  levelBp: number,
): Promise<boolean> {
  requireStaff(actor, "sailings");
  const { least, most } = priceLevels;
  if (!Number.isInteger(levelBp) || levelBp < least || levelBp > most) {
    const errors = [{ path: "price_level_bp", message: `From ${least} to ${most}.` }];
    throw new DomainError("invalid", "Not a price level.", { errors });
  }
  const isChanged = await withTransaction(scope.database, async (tx) => {
    const [row] = isUuid(sailingId)
      ? await tx<{ level: number }[]>`
          select price_level_bp as level from sailing where id = ${sailingId} for update`
      : [];
    if (!row) throw new DomainError("not_found", "There is no such sailing.");
    if (row.level === levelBp) return false;
    await tx`update sailing set price_level_bp = ${levelBp} where id = ${sailingId}`;
    const [before, after] = [String(row.level), String(levelBp)];
    await recordSailingChange(tx, actor, { sailingId, subject: "price_level", before, after });
    return true;
  });
  await forgetSailing(scope, sailingId);
  await forgetAllSearches(scope.cache);
  return isChanged;
}
