import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { transact } from "#lib/outbox/committed";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { originalKey } from "./keys";
import { headObject } from "./objects";
import { recordPictureAction } from "./record-picture-action";
import type { Storage } from "./storage";

/** Its words in both languages, and whose it is; none of them personal data of a traveller. */
export type PictureWords = { alt: { en: string; fr: string }; credit: string };

type Row = { subject: string; status: string; original_type: string; original_bytes: number };

/**
 * Attaches an uploaded picture to its subject, last in order, with its words; its sizes are made in the
 * background, and then it is public. Attached already, it stays as it is. For staff. Throws `forbidden`,
 * `not_found`, `not_uploaded` where the storage has no file of the announced type and size,
 * `storage_unavailable`.
 */
export async function attachPicture(
  { database, storage }: { database: Pick<Database, "sql">; storage: Storage },
  actor: Actor,
  id: string,
  { alt, credit }: PictureWords,
): Promise<void> {
  requireStaff(actor, "pictures");
  const [row] = await database.sql<Row[]>`
    select subject, status, original_type, original_bytes from picture
    where id = ${id} and status <> 'REMOVED'`;
  if (!row) throw new DomainError("not_found", "There is no such picture.");
  if (row.status !== "PENDING") return;
  const found = await headObject(storage, originalKey(id));
  if (found?.bytes !== row.original_bytes || found.type !== row.original_type) {
    throw new DomainError("not_uploaded", "The file has not arrived as it was announced.");
  }
  await transact(database, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext(${`pictures:${row.subject}`}))`;
    const [attached] = await tx<{ position: number }[]>`
      update picture set status = 'UPLOADED', attached_at = clock_timestamp(), alt_en = ${alt.en},
        alt_fr = ${alt.fr}, credit = ${credit}, position = (
          select coalesce(max(o.position) + 1, 0) from picture o
          where o.subject = ${row.subject} and o.status not in ('PENDING', 'REMOVED'))
      where id = ${id} and status = 'PENDING' returning position`;
    // Somebody was faster, and removed or attached it.
    if (!attached) return;
    await writeOutbox(tx, { event: "picture/uploaded", data: { picture_id: id } });
    await recordPictureAction(tx, actor, "attach_picture", {
      id,
      subject: row.subject,
      before: { status: "PENDING" },
      after: { status: "UPLOADED", alt_en: alt.en, alt_fr: alt.fr, credit, ...attached },
    });
  });
}
