import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { lockPools } from "#lib/voyage/lock-pools";
import { recordSailingChange } from "#lib/voyage/record-sailing-change";
import { forgetSailing, type SailingScope } from "./forget-sailing";

/**
 * Closes a sailing to new bookings, or opens it again. What is held can still be paid, and what is sold
 * sails; but from this transaction's end no place is held there any more, not even for a request that was
 * under way. For staff. Returns false when it was so already. Caches forget it after the commit.
 * Throws `forbidden`, `not_found`, `not_bookable` for one that is cancelled or was never on sale.
 */
export async function changeSale(
  scope: SailingScope,
  actor: Actor,
  sailingId: string,
  to: "open" | "closed",
): Promise<boolean> {
  requireStaff(actor, "sailings");
  const isChanged = await withTransaction(scope.database, async (tx) => {
    // Whoever places looks at the status under the same locks.
    await lockPools(tx, sailingId);
    const [sailing] = await tx<{ status: string }[]>`
      select status from sailing where id = ${sailingId} for update`;
    const before = sailing?.status ?? "";
    if (before === to) return false;
    if (before !== "open" && before !== "closed") {
      throw new DomainError("not_bookable", "This sailing is not one that is sold.");
    }
    await tx`update sailing set status = ${to} where id = ${sailingId}`;
    await recordSailingChange(tx, actor, { sailingId, subject: "status", before, after: to });
    return true;
  });
  if (isChanged) await forgetSailing(scope, sailingId);
  return isChanged;
}
