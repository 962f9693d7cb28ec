import type { Tx } from "#db/client";
import { withTransaction } from "#db/transaction";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { type LockedPool, lockPools } from "#lib/voyage/lock-pools";
import { recordSailingChange } from "#lib/voyage/record-sailing-change";
import { forgetSailing, type SailingScope } from "./forget-sailing";

/** What a pool has from now on, in its own unit, and how much more than its vessel has is held and sold. */
export type ChangedCapacity = { kind: string; capacity: number; deficit: number };

/**
 * Gives pools of a sailing the capacity of its vessel, by kind (places, centimetres of lane). What is held
 * and sold is kept: a pool that has too little gets what it needs, sells nothing, loses each place that
 * comes back, and is a case for staff until it fits. For staff. Caches forget it after the commit.
 * Throws `forbidden`, `not_found`, `invalid` for a kind it doesn't have or a number that is none.
 */
export async function changeCapacity(
  scope: SailingScope,
  actor: Actor,
  sailingId: string,
  capacities: Record<string, number>,
): Promise<ChangedCapacity[]> {
  requireStaff(actor, "sailings");
  const changed = await withTransaction(scope.database, async (tx) => {
    const pools = await lockPools(tx, sailingId);
    refuseOthers(pools, capacities);
    const changed: ChangedCapacity[] = [];
    for (const pool of pools) {
      const wanted = capacities[pool.kind];
      if (wanted === undefined) continue;
      changed.push(await changePool(tx, actor, { sailingId, pool, wanted }));
    }
    return changed;
  });
  await forgetSailing(scope, sailingId);
  return changed;
}

/** No ferry has more of anything (centimetres of lane are the most numerous). */
const mostCapacity = 10_000_000;

function refuseOthers(pools: LockedPool[], capacities: Record<string, number>): void {
  const errors = Object.entries(capacities).flatMap(([kind, wanted]) => {
    if (!pools.some((pool) => pool.kind === kind))
      return [{ path: kind, message: "This sailing has nothing of this kind." }];
    const isNumber = Number.isInteger(wanted) && wanted >= 0 && wanted <= mostCapacity;
    return isNumber ? [] : [{ path: kind, message: "A whole number, 0 or more." }];
  });
  if (errors.length > 0) throw new DomainError("invalid", "Not a capacity.", { errors });
}

async function changePool(
  tx: Tx,
  actor: Actor,
  { sailingId, pool, wanted }: { sailingId: string; pool: LockedPool; wanted: number },
): Promise<ChangedCapacity> {
  const used = pool.held + pool.sold;
  const capacity = Math.max(wanted, used);
  const deficit = capacity - wanted;
  await tx`
    update pool set capacity = ${capacity}, wanted_capacity = ${deficit > 0 ? wanted : null}
    where id = ${pool.id}`;
  const before = pool.wanted_capacity ?? pool.capacity;
  if (before !== wanted) {
    await recordSailingChange(tx, actor, {
      sailingId,
      subject: `capacity:${pool.kind}`,
      before: String(before),
      after: String(wanted),
    });
  }
  const about = { kind: "capacity_deficit", subject: String(pool.id) };
  if (deficit === 0) await closeAlert(tx, about);
  else
    await openAlert(tx, {
      ...about,
      detail: { sailing_id: sailingId, pool: pool.kind, capacity: wanted, deficit },
    });
  return { kind: pool.kind, capacity, deficit };
}
