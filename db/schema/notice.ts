// A notice is a mail. due → sent | dead (given up, with an alert); one original per booking, kind and
// subject; a resend is a copy of it.
import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { booking } from "./booking";

export const notice = pgTable(
  "notice",
  {
    id: uuid("id").primaryKey(),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    /** hold, confirmation, cancellation, refund, late_refund, refund_failed. */
    kind: text("kind").notNull(),
    /** What it is about where a booking can have several of a kind: a refund's id; else empty. */
    subject: text("subject").notNull().default(""),
    language: text("language").notNull(),
    status: text("status").notNull().default("due"),
    copyOf: uuid("copy_of"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Resend's id, our marker that it went out. */
    messageId: text("message_id"),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    error: text("error"),
  },
  (table) => [
    uniqueIndex("notice_once")
      .on(table.bookingId, table.kind, table.subject)
      .where(sql`${table.copyOf} is null`),
    index("notice_copies")
      .on(table.bookingId, table.createdAt)
      .where(sql`${table.copyOf} is not null`),
    // For staff: the newest, of all kinds and of one.
    index("notice_created").on(table.createdAt),
    index("notice_kind_created").on(table.kind, table.createdAt),
    index("notice_due").on(table.dueAt).where(sql`${table.status} = 'due'`),
    index("notice_sent_at").on(table.sentAt).where(sql`${table.status} = 'sent'`),
    index("notice_dead")
      .on(table.dueAt)
      .where(sql`${table.status} = 'dead' and ${table.error} is distinct from 'moot'`),
    // What staff may drop of the mails that wait: what nobody needs in order to travel or to get money back.
    check("notice_purged", sql`${table.error} is distinct from 'purged' or ${table.kind} = 'hold'`),
    check("notice_status", sql`${table.status} in ('due', 'sent', 'dead')`),
    check("notice_sent", sql`(${table.status} = 'sent') = (${table.sentAt} is not null)`),
  ],
);
