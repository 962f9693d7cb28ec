import type { Sql } from "#db/client";
import { originalKey, sizesPrefix } from "./keys";
import { deleteObject, listKeys } from "./objects";
import type { Storage } from "./storage";

/**
 * Deletes all files of a removed picture, those of an attempt to make its sizes that was broken off among them. Of
 * any other picture it deletes nothing. May be repeated. Throws `storage_unavailable`.
 */
export async function purgePicture(
  { sql, storage }: { sql: Sql; storage: Storage },
  id: string,
): Promise<boolean> {
  const [row] = await sql`select from picture where id = ${id} and status = 'REMOVED'`;
  if (!row) return false;
  const keys = await listKeys(storage, sizesPrefix(id));
  for (const key of [...keys, originalKey(id)]) await deleteObject(storage, key);
  await sql`update picture set purged_at = clock_timestamp() where id = ${id}`;
  return true;
}
