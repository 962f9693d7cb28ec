// What becomes of each booking of a sailing that was cancelled, as staff decided: asked (the traveller
// chooses) → waiting (a job will see to it) → done | stuck (a person must look); stuck → waiting again.
import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { booking } from "./booking";
import { sailing } from "./voyage";

export const aftercare = pgTable(
  "aftercare",
  {
    sailingId: uuid("sailing_id")
      .notNull()
      .references(() => sailing.id),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    /** choose: the traveller does. refund: in full. move: to `to_sailing`. */
    wish: text("wish").notNull(),
    toSailing: uuid("to_sailing").references(() => sailing.id),
    status: text("status").notNull(),
    /** What became of it: refunded, moved, ended; or why it is stuck. */
    outcome: text("outcome"),
    actor: text("actor").notNull(),
    actorId: text("actor_id"),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sailingId, table.bookingId] }),
    index("aftercare_booking").on(table.bookingId),
    index("aftercare_open").on(table.updatedAt).where(sql`${table.status} in ('waiting', 'stuck')`),
    check("aftercare_wish", sql`${table.wish} in ('choose', 'refund', 'move')`),
    check("aftercare_move", sql`(${table.wish} = 'move') = (${table.toSailing} is not null)`),
    check("aftercare_status", sql`${table.status} in ('asked', 'waiting', 'done', 'stuck')`),
  ],
);
