// What an operator or our staff changed of a sailing that people had booked: a case for staff, and what
// the travellers' mail tells. open → resolved.
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { sailing } from "./voyage";

export const sailingChange = pgTable(
  "sailing_change",
  {
    id: uuid("id").primaryKey(),
    sailingId: uuid("sailing_id")
      .notNull()
      .references(() => sailing.id),
    /** moved, cancelled, swapped (another vessel), gone (left out of its timetable), back. */
    kind: text("kind").notNull(),
    oldDepartsAt: timestamp("old_departs_at", { withTimezone: true }).notNull(),
    oldArrivesAt: timestamp("old_arrives_at", { withTimezone: true }).notNull(),
    newDepartsAt: timestamp("new_departs_at", { withTimezone: true }),
    newArrivesAt: timestamp("new_arrives_at", { withTimezone: true }),
    oldVessel: text("old_vessel"),
    newVessel: text("new_vessel"),
    /** Bookings with live legs on it when it changed. */
    bookings: integer("bookings").notNull(),
    actor: text("actor").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    resolvedAt: timestamp("resolved_at", { withTimezone: true }),
    resolvedBy: text("resolved_by"),
  },
  (table) => [
    index("sailing_change_sailing").on(table.sailingId, table.at),
    index("sailing_change_open").on(table.at).where(sql`${table.resolvedAt} is null`),
    check(
      "sailing_change_kind",
      sql`${table.kind} in ('moved', 'cancelled', 'swapped', 'gone', 'back')`,
    ),
    check(
      "sailing_change_resolved",
      sql`(${table.resolvedAt} is null) = (${table.resolvedBy} is null)`,
    ),
  ],
);
