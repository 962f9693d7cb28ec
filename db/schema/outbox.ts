// What must happen after a commit (outbox), what the outside told us (inbox), and what ran (job_run).
// Outbox: written in the change's transaction, sent (sent_at) with its id as the event's id.
// Inbox: received → processed (processed_at). Job run: running → completed | failed; a dead letter is
// a failed run that no later completed run of the same event and function follows: derived, not stored.
import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const outbox = pgTable(
  "outbox",
  {
    id: uuid("id").primaryKey(),
    event: text("event").notNull(),
    /** Ids only: never personal data. */
    data: jsonb("data").$type<Record<string, string>>().notNull(),
    /** Whose task it is, so that only its owner reads it. */
    bookingId: uuid("booking_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    /** Not sent before this. */
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    attempts: integer("attempts").notNull().default(0),
    /** The row that staff drove anew with this one. */
    redriveOf: uuid("redrive_of"),
    /** The trace it was written in (W3C), for the job that ends it; by default what the transaction was told. */
    traceparent: text("traceparent"),
  },
  (table) => [
    index("outbox_sent").on(table.sentAt).where(sql`${table.sentAt} is not null`),
    index("outbox_redriven").on(table.redriveOf).where(sql`${table.redriveOf} is not null`),
    index("outbox_unsent").on(table.dueAt).where(sql`${table.sentAt} is null`),
    index("outbox_booking").on(table.bookingId),
    check(
      "outbox_traceparent",
      sql`${table.traceparent} ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$'`,
    ),
  ],
);

export const inbox = pgTable(
  "inbox",
  {
    /** The sender's event id (evt_…), inserted once. */
    id: text("id").primaryKey(),
    source: text("source").notNull(),
    type: text("type").notNull(),
    /** The object's id; its contents are read again from the sender, for they may be personal and stale. */
    objectId: text("object_id").notNull(),
    receivedAt: timestamp("received_at", { withTimezone: true }).notNull(),
    processedAt: timestamp("processed_at", { withTimezone: true }),
    outcome: text("outcome"),
  },
  (table) => [
    index("inbox_unprocessed").on(table.receivedAt).where(sql`${table.processedAt} is null`),
    // Mails that came back, the newest first and by their mail.
    index("inbox_mail").on(table.receivedAt).where(sql`${table.source} = 'resend'`),
    index("inbox_mail_object").on(table.objectId).where(sql`${table.source} = 'resend'`),
  ],
);

export const jobRun = pgTable(
  "job_run",
  {
    runId: text("run_id").primaryKey(),
    functionId: text("function_id").notNull(),
    group: text("group").notNull(),
    /** The outbox row's id where one caused it. */
    eventId: uuid("event_id"),
    status: text("status").notNull(),
    attempts: integer("attempts").notNull().default(1),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    /** The error's code or class, never its data. */
    error: text("error"),
  },
  (table) => [
    index("job_run_event").on(table.eventId),
    index("job_run_live").on(table.updatedAt).where(sql`${table.status} <> 'completed'`),
    index("job_run_group").on(table.group, table.startedAt),
    index("job_run_function").on(table.functionId, table.startedAt),
    index("job_run_failed").on(table.startedAt).where(sql`${table.status} = 'failed'`),
    check("job_run_status", sql`${table.status} in ('running', 'completed', 'failed')`),
  ],
);
