import type { Sql } from "#db/client";

/**
 * Deletes scans and check-ins 60 days after they were made: the voyage is over, and nothing is left to put
 * right (Directive 98/41/EC, art. 8: no longer than necessary). Answers how many rows went.
 */
export async function forgetBoardings(sql: Sql): Promise<number> {
  return await sql.begin(async (tx) => {
    const old = tx`select id from check_in_scan where received_at < now() - interval '60 days'`;
    const checkIns = await tx`delete from check_in where scan_id in (${old})`;
    const scans = await tx`
      delete from check_in_scan where received_at < now() - interval '60 days'`;
    return checkIns.count + scans.count;
  });
}
