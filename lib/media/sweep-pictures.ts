import type { Sql } from "#db/client";

/** At once; what is left comes with the next sweep. */
const most = 200;

/**
 * Removes what was announced more than a day ago and never attached, and answers with the ids of every removed
 * picture whose files are still to be deleted (purgePicture), those whose own run may yet do it excepted.
 */
export async function sweepPictures(sql: Sql): Promise<string[]> {
  await sql`
    update picture set status = 'REMOVED', removed_at = clock_timestamp()
    where status = 'PENDING' and created_at < now() - interval '1 day'`;
  const rows = await sql<{ id: string }[]>`
    select id from picture
    where status = 'REMOVED' and purged_at is null
      and (attached_at is null or removed_at < now() - interval '10 minutes')
    order by removed_at limit ${most}`;
  return rows.map(({ id }) => id);
}
