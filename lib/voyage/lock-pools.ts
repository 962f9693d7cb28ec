import type { Tx } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";

export type LockedPool = {
  id: number;
  kind: string;
  capacity: number;
  wanted_capacity: number | null;
  held: number;
  sold: number;
};

/**
 * Locks all pools of a sailing by id, as the house's order has it: until the end of the transaction
 * nobody places, sells or gives back anything there. What lapsed holds still claimed is free by then.
 * Throws `not_found`.
 */
export async function lockPools(tx: Tx, sailingId: string): Promise<LockedPool[]> {
  const [known] = isUuid(sailingId) ? await tx`select 1 from sailing where id = ${sailingId}` : [];
  if (!known) throw new DomainError("not_found", "There is no such sailing.");
  const pools = await tx<{ id: number }[]>`
    select id from pool where sailing_id = ${sailingId} order by id for update`;
  const ids = pools.map(({ id }) => id);
  await tx`
    with ended as (
      update allocation a set status = 'released'
      from hold h
      where h.id = a.hold_id and h.status = 'open' and not h.pinned and h.expires_at <= clock_timestamp()
        and a.status = 'held' and a.pool_id = any (${ids}::bigint[])
      returning a.pool_id, a.quantity
    ), summed as (select pool_id, sum(quantity)::integer as quantity from ended group by pool_id)
    update pool p set held = p.held - s.quantity from summed s where p.id = s.pool_id`;
  return await tx<LockedPool[]>`
    select id, kind, capacity, wanted_capacity, held, sold from pool
    where sailing_id = ${sailingId} order by id`;
}
