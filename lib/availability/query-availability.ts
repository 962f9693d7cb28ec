import type { Executor } from "#db/client";
import type { PoolAvailability, SailingAvailability } from "./availability";

/** What sailings have left, from the database's view of now: an expired hold counts as free. */
export async function queryAvailability(
  executor: Executor,
  sailingIds: string[],
): Promise<Map<string, SailingAvailability>> {
  const rows = await executor<{ sailing_id: string; pools: PoolAvailability[] }[]>`
    select s.id as sailing_id, coalesce(json_agg(json_build_object(
        'kind', p.kind, 'capacity', p.capacity, 'available', p.available) order by p.id)
        filter (where p.id is not null), '[]') as pools
    from sailing s left join pool_availability p on p.sailing_id = s.id
    where s.id = any (${sailingIds}::uuid[]) group by s.id`;
  return new Map(rows.map((row) => [row.sailing_id, { ...row }]));
}

/** A cached value as availability; undefined for what isn't there or isn't ours. */
export function parseCached(
  sailingId: string,
  text: string | undefined,
): SailingAvailability | undefined {
  if (!text) return undefined;
  try {
    const pools: unknown = JSON.parse(text);
    return Array.isArray(pools) ? { sailing_id: sailingId, pools } : undefined;
  } catch {
    return undefined;
  }
}
