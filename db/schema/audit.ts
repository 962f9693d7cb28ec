// Every state change has its row here, in the same transaction: of a booking numbered without a gap (I7),
// of a sailing with what was before and after.
import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { booking } from "./booking";
import { sailing } from "./voyage";

export const audit = pgTable(
  "audit",
  {
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    sequence: integer("sequence").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    /** traveller, staff, stripe, operator, clock, system. */
    actor: text("actor").notNull(),
    /** Staff's id or the request's; never an e-mail address. */
    actorId: text("actor_id"),
    /** booking, payment, hold, leg:{position}, refund:{id}. */
    subject: text("subject").notNull(),
    fromStatus: text("from_status"),
    toStatus: text("to_status").notNull(),
    /** Ids, codes and numbers. A `reason` that somebody typed is forgotten in time (lib/audit/forget-reasons.ts), and nothing else ever changes. */
    detail: jsonb("detail").$type<Record<string, string | number | boolean | null>>(),
  },
  (table) => [
    primaryKey({ columns: [table.bookingId, table.sequence] }),
    index("audit_typed_reason")
      .on(table.at)
      .where(
        sql`${table.actor} in ('traveller', 'staff') and ${table.detail} ->> 'reason' !~ '^(forgotten|[a-z]+(_[a-z]+)+)$'`,
      ),
    // What staff did, the newest first.
    index("audit_staff").on(table.at).where(sql`${table.actor} = 'staff'`),
  ],
);

export const sailingAudit = pgTable(
  "sailing_audit",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    sailingId: uuid("sailing_id")
      .notNull()
      .references(() => sailing.id),
    at: timestamp("at", { withTimezone: true }).notNull(),
    actor: text("actor").notNull(),
    /** Staff's id; never an e-mail address. */
    actorId: text("actor_id"),
    /** status, or capacity:{pool kind}. */
    subject: text("subject").notNull(),
    before: text("before").notNull(),
    after: text("after").notNull(),
  },
  (table) => [
    index("sailing_audit_sailing").on(table.sailingId),
    index("sailing_audit_staff").on(table.at).where(sql`${table.actor} = 'staff'`),
    index("sailing_audit_typed_reason")
      .on(table.at)
      .where(sql`${table.subject} = 'reason' and ${table.after} <> 'forgotten'`),
  ],
);
