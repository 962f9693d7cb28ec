import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { newId } from "#lib/identity/uuid";
import { transact } from "#lib/outbox/committed";
import { type ImageType, imageTypes, mostUploadBytes } from "./image-types";
import { originalKey } from "./keys";
import { presignUpload, type Upload } from "./presign-upload";
import type { Storage } from "./storage";
import { type Subject, subjectWord } from "./subject";

/** More than anybody looks at; what is announced and never comes counts for a day. */
const mostOfSubject = 40;

type Wish = { subject: Subject; type: ImageType; bytes: number };

/**
 * Announces a picture of a subject and says where to PUT it: one file of this type and size (15 MB at most),
 * within the hour. Nothing shows it before it is attached (attachPicture). For staff. Throws `forbidden`,
 * `invalid`.
 */
export async function beginUpload(
  { database, storage }: { database: Pick<Database, "sql">; storage: Storage },
  actor: Actor,
  { subject, type, bytes }: Wish,
  now: Date,
): Promise<{ id: string; upload: Upload }> {
  requireStaff(actor, "pictures");
  if (!imageTypes.includes(type)) throw refused("type", "A JPEG, PNG, WebP or AVIF.");
  if (bytes < 1 || bytes > mostUploadBytes) throw refused("bytes", "15 MB at most.");
  const id = newId(now.getTime());
  const word = subjectWord(subject);
  await transact(database, async (tx) => {
    // Or two who come at once would both be the last.
    await tx`select pg_advisory_xact_lock(hashtext(${`pictures:${word}`}))`;
    const [row] = await tx<{ is_there: boolean; pictures: number }[]>`
      select ${isThere(tx, subject)} as is_there,
        (select count(*)::int from picture where subject = ${word} and status <> 'REMOVED') as pictures`;
    if (!row?.is_there) throw refused("subject", "There is nothing of that name.");
    if (row.pictures >= mostOfSubject) {
      throw refused("subject", `It has ${mostOfSubject} pictures; remove one first.`);
    }
    await tx`
      insert into picture (id, subject_kind, vessel_id, port_code, operator_code, cabin_kind,
        original_type, original_bytes, uploaded_by, created_at)
      values (${id}, ${subject.kind}, ${"vesselId" in subject ? subject.vesselId : null},
        ${subject.kind === "port" ? subject.code : null},
        ${subject.kind === "operator" ? subject.code : null},
        ${subject.kind === "cabin" ? subject.cabin : null},
        ${type}, ${bytes}, ${actor.id}, clock_timestamp())`;
  });
  return { id, upload: await presignUpload(storage, originalKey(id), { type, bytes }, now) };
}

function isThere(
  tx: Database["sql"] | Parameters<Parameters<typeof transact>[1]>[0],
  subject: Subject,
) {
  switch (subject.kind) {
    case "vessel":
      return tx`exists (select from vessel where id = ${subject.vesselId})`;
    case "cabin":
      return tx`exists (select from vessel where id = ${subject.vesselId} and cabins ? ${subject.cabin})`;
    case "port":
      return tx`exists (select from port where code = ${subject.code})`;
    case "operator":
      return tx`exists (select from operator where code = ${subject.code})`;
  }
}

function refused(path: string, message: string): DomainError {
  return new DomainError("invalid", message, { errors: [{ path, message }] });
}
