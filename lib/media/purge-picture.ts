import type { Sql } from "#db/client";
import { originalKey, sizesPrefix } from "./keys";
import { deleteObject, listKeys } from "./objects";
import { uploadSeconds } from "./presign-upload";
import type { Storage } from "./storage";

/** An upload that was begun in time may end so long after. */
const lateSeconds = 3_600;

/**
 * Deletes all files of a removed picture, those of an attempt to make its sizes that was broken off among them. Of
 * any other picture it deletes nothing. While somebody may still be uploading its file it is not done with, and
 * comes again with the sweep. May be repeated. Throws `storage_unavailable`.
 */
export async function purgePicture(
  { sql, storage }: { sql: Sql; storage: Storage },
  id: string,
): Promise<boolean> {
  const [row] = await sql`select from picture where id = ${id} and status = 'REMOVED'`;
  if (!row) return false;
  const keys = await listKeys(storage, sizesPrefix(id));
  for (const key of [...keys, originalKey(id)]) await deleteObject(storage, key);
  await sql`
    update picture set purged_at = clock_timestamp()
    where id = ${id} and created_at < now() - make_interval(secs => ${uploadSeconds + lateSeconds})`;
  return true;
}
