import type { Tx } from "#db/client";

/** Why a person must look at a scan that let people pass. */
export type Flag = "double" | "cancelled" | "undone" | "not_on_sailing" | "outside_hours";

/**
 * Flags a scan for passengers, for a person to look at. What it was flagged for before it keeps as its
 * reason; those already flagged do not open it again once somebody looked.
 */
export async function flagScan(
  tx: Tx,
  scanId: string,
  flag: Flag,
  passengers: number[],
): Promise<void> {
  await tx`
    update check_in_scan
    set flag = coalesce(flag, ${flag}), looked_at = null, looked_by = null, looked_note = null,
      flagged = (select array_agg(distinct p order by p) from unnest(flagged || ${passengers}::smallint[]) p)
    where id = ${scanId} and not ${passengers}::smallint[] <@ flagged`;
}
