import type { Executor } from "#db/client";
import type { PictureSize } from "#db/schema/media";
import { withReading } from "#db/transaction";
import { config } from "#lib/config/config";
import type { PictureRefusal } from "./picture-refusal";
import { type Subject, subjectWord } from "./subject";

/** A picture as staff see it, whatever its state. */
export type StaffPicture = {
  id: string;
  status: "UPLOADED" | "READY" | "REFUSED";
  alt: { en: string; fr: string };
  credit: string;
  type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** The address of its smallest size, once there is one. */
  preview: string | null;
  /** The widths it was made in. */
  widths: number[];
  refusal: PictureRefusal | null;
  uploaded_by: string | null;
  attached_at: string;
  processed_at: string | null;
};

type Row = Omit<StaffPicture, "alt" | "preview" | "widths" | "attached_at" | "processed_at"> & {
  alt_en: string;
  alt_fr: string;
  sizes: PictureSize[];
  attached_at: Date;
  processed_at: Date | null;
};

/** The pictures of a subject in order, also those that are being made or were refused. Throws `service_unavailable`. */
export async function listPictures(sql: Executor, subject: Subject): Promise<StaffPicture[]> {
  const rows = await withReading(sql<Row[]>`
    select p.id, p.status, p.alt_en, p.alt_fr, p.credit, p.original_type as type,
      p.original_bytes as bytes, p.width, p.height, p.sizes, p.refusal, p.attached_at, p.processed_at,
      a.name as uploaded_by
    from picture p left join account a on a.id::text = p.uploaded_by
    where p.subject = ${subjectWord(subject)} and p.status not in ('PENDING', 'REMOVED')
    order by p.position, p.id`);
  const base = config().MEDIA_PUBLIC_URL?.replace(/\/$/, "");
  return rows.map(({ alt_en, alt_fr, sizes, attached_at, processed_at, ...row }) => ({
    ...row,
    alt: { en: alt_en, fr: alt_fr },
    preview: base && sizes[0] ? `${base}/${sizes[0].webp}` : null,
    widths: sizes.map(({ width }) => width),
    attached_at: attached_at.toISOString(),
    processed_at: processed_at?.toISOString() ?? null,
  }));
}
