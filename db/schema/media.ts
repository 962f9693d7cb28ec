// Pictures of what is sold: of a vessel, a port, an operator, or a kind of cabin on a vessel.
// Picture: PENDING (somebody may upload it) → UPLOADED (attached with its words; sizes are being made)
//   → READY (public) | REFUSED (what was uploaded is no picture we take; `refusal` says why).
//   All four → REMOVED; its objects are deleted in the background (purged_at). One that was never attached
//   is removed after a day.
import { type SQL, sql } from "drizzle-orm";
import {
  char,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { operator } from "./operator";
import { port } from "./port";
import { vessel } from "./vessel";

/** One width of a picture: the storage's keys of its two forms. */
export type PictureSize = { width: number; height: number; avif: string; webp: string };

export const picture = pgTable(
  "picture",
  {
    id: uuid("id").primaryKey(),
    subjectKind: text("subject_kind").notNull(),
    vesselId: integer("vessel_id").references(() => vessel.id),
    portCode: char("port_code", { length: 5 }).references(() => port.code),
    operatorCode: text("operator_code").references(() => operator.code),
    /** With the vessel's id: a kind of cabin aboard. */
    cabinKind: text("cabin_kind"),
    /** What it shows, as one word: vessel:12, port:TNLGN, operator:CTN, cabin:12:inside_2. */
    subject: text("subject")
      .notNull()
      .generatedAlwaysAs(
        (): SQL => sql`case subject_kind
          when 'vessel' then 'vessel:' || vessel_id::text
          when 'port' then 'port:' || port_code::text
          when 'operator' then 'operator:' || operator_code
          else 'cabin:' || vessel_id::text || ':' || cabin_kind end`,
      ),
    status: text("status").notNull().default("PENDING"),
    /** Its place among the subject's pictures; the first is the one that stands for it. */
    position: integer("position").notNull().default(0),
    altEn: text("alt_en").notNull().default(""),
    altFr: text("alt_fr").notNull().default(""),
    credit: text("credit").notNull().default(""),
    /** Of the file as it was announced, and bound into the upload's signature. */
    originalType: text("original_type").notNull(),
    originalBytes: integer("original_bytes").notNull(),
    /** As it is seen, turned by its EXIF. */
    width: integer("width"),
    height: integer("height"),
    /** #rrggbb, shown until the picture is there. */
    colour: text("colour"),
    sizes: jsonb("sizes").$type<PictureSize[]>().notNull().default([]),
    /** Why it was refused: a code. */
    refusal: text("refusal"),
    /** Staff's id; never an e-mail address. */
    uploadedBy: text("uploaded_by").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    attachedAt: timestamp("attached_at", { withTimezone: true }),
    processedAt: timestamp("processed_at", { withTimezone: true }),
    removedAt: timestamp("removed_at", { withTimezone: true }),
    purgedAt: timestamp("purged_at", { withTimezone: true }),
  },
  (table) => [
    index("picture_shown").on(table.subject, table.position).where(sql`${table.status} = 'READY'`),
    index("picture_kept").on(table.subject).where(sql`${table.status} <> 'REMOVED'`),
    index("picture_pending").on(table.createdAt).where(sql`${table.status} = 'PENDING'`),
    index("picture_unpurged")
      .on(table.removedAt)
      .where(sql`${table.status} = 'REMOVED' and ${table.purgedAt} is null`),
    check(
      "picture_subject",
      sql`case ${table.subjectKind}
        when 'vessel' then num_nonnulls(${table.vesselId}) = 1 and num_nonnulls(${table.portCode}, ${table.operatorCode}, ${table.cabinKind}) = 0
        when 'port' then num_nonnulls(${table.portCode}) = 1 and num_nonnulls(${table.vesselId}, ${table.operatorCode}, ${table.cabinKind}) = 0
        when 'operator' then num_nonnulls(${table.operatorCode}) = 1 and num_nonnulls(${table.vesselId}, ${table.portCode}, ${table.cabinKind}) = 0
        when 'cabin' then num_nonnulls(${table.vesselId}, ${table.cabinKind}) = 2 and num_nonnulls(${table.portCode}, ${table.operatorCode}) = 0
        else false end`,
    ),
    check(
      "picture_status",
      sql`${table.status} in ('PENDING', 'UPLOADED', 'READY', 'REFUSED', 'REMOVED')`,
    ),
    check(
      "picture_ready",
      sql`${table.status} <> 'READY' or (${table.width} > 0 and ${table.height} > 0 and ${table.colour} ~ '^#[0-9a-f]{6}$' and jsonb_array_length(${table.sizes}) > 0)`,
    ),
    check("picture_refused", sql`${table.status} <> 'REFUSED' or ${table.refusal} is not null`),
    check(
      "picture_words",
      sql`${table.status} in ('PENDING', 'REMOVED') or (${table.altEn} <> '' and ${table.altFr} <> '')`,
    ),
  ],
);
