import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { transact } from "#lib/outbox/committed";
import { writeOutbox } from "#lib/outbox/write-outbox";
import type { Cache } from "#lib/redis/redis";
import { recordPictureAction } from "./record-picture-action";
import { tellPicturesChanged } from "./tell-pictures-changed";

/**
 * Takes a picture from its subject; no page shows it any more, and its files are deleted in the background.
 * For staff. Throws `forbidden`, `not_found`.
 */
export async function removePicture(
  { database, cache }: { database: Pick<Database, "sql">; cache: Cache },
  actor: Actor,
  id: string,
): Promise<void> {
  requireStaff(actor, "pictures");
  const subject = await transact(database, async (tx) => {
    const [row] = await tx<{ subject: string; status: string }[]>`
      select subject, status from picture where id = ${id} and status <> 'REMOVED' for update`;
    if (!row) throw new DomainError("not_found", "There is no such picture.");
    await tx`
      update picture set status = 'REMOVED', removed_at = clock_timestamp() where id = ${id}`;
    await writeOutbox(tx, { event: "picture/removed", data: { picture_id: id } });
    await recordPictureAction(tx, actor, "remove_picture", {
      id,
      subject: row.subject,
      before: { status: row.status },
      after: { status: "REMOVED" },
    });
    return row.subject;
  });
  await tellPicturesChanged(cache, subject);
}
