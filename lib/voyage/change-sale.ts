import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { lockPools } from "./lock-pools";
import { recordSailingChange } from "./record-sailing-change";

/**
 * Closes a sailing to new bookings, or opens it again. What is held can still be paid, and what is sold
 * sails; but from this transaction's end no place is held there any more, not even for a request that was
 * under way. For staff. Returns false when it was so already. Forget its availability afterwards.
 * Throws `forbidden`, `not_found`, `not_bookable` for one that is cancelled or was never on sale.
 */
export async function changeSale(
  database: Pick<Database, "sql">,
  actor: Actor,
  sailingId: string,
  to: "open" | "closed",
): Promise<boolean> {
  requireStaff(actor);
  return await withTransaction(database, async (tx) => {
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
}
