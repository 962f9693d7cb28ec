import type { Executor } from "#db/client";
import { invariants } from "./invariants";

export type Broken = { id: string; says: string; rows: Record<string, unknown>[] };

/** Runs every invariant and returns those that do not hold, each with at most 20 of the rows that break it. */
export async function checkInvariants(executor: Executor): Promise<Broken[]> {
  const broken: Broken[] = [];
  for (const { id, says, query } of invariants) {
    const rows = await executor.unsafe(`select * from (${query}) broken limit 20`);
    if (rows.length > 0) broken.push({ id, says, rows: [...rows] as Record<string, unknown>[] });
  }
  return broken;
}
