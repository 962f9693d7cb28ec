import type { Sql } from "#db/client";
import { type Invariant, invariants } from "./invariants";

export type Broken = {
  id: string;
  says: string;
  rows: Record<string, unknown>[];
  /** The error's code where it could not be asked: nobody knows then whether it holds. */
  unchecked?: string;
};

/** Each looks at every booking there is: more than the ten seconds that a request's statement may take. */
const longestSeconds = 120;

/**
 * Runs every invariant and returns those that do not hold, each with at most 20 of the rows that break
 * it, and those that could not be checked. One that fails keeps no other from being asked.
 */
export async function checkInvariants(
  sql: Sql,
  { list = invariants, seconds = longestSeconds }: { list?: Invariant[]; seconds?: number } = {},
): Promise<Broken[]> {
  const broken: Broken[] = [];
  for (const { id, says, query } of list) {
    try {
      const rows = (await sql.begin("read only", async (tx) => {
        await tx`select set_config('statement_timeout', ${`${seconds}s`}, true)`;
        return await tx.unsafe(`select * from (${query}) broken limit 20`);
      })) as Record<string, unknown>[];
      if (rows.length > 0) broken.push({ id, says, rows: [...rows] });
    } catch (error) {
      const { code, name } = error as { code?: string; name?: string };
      broken.push({ id, says, rows: [], unchecked: code ?? name ?? "unknown" });
    }
  }
  return broken;
}
