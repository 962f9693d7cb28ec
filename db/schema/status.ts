// What the public status page remembers: a row a day of each part of the service, counted up a minute at a time.
import { sql } from "drizzle-orm";
import { check, date, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

export const statusDay = pgTable(
  "status_day",
  {
    /** search, booking, payments, mail; operator:CODE. */
    part: text("part").notNull(),
    /** In UTC. */
    day: date("day").notNull(),
    /** Minutes of it that were looked at, by what was found. */
    well: integer("well").notNull().default(0),
    troubled: integer("troubled").notNull().default(0),
    down: integer("down").notNull().default(0),
    /** Of the latest look. */
    state: text("state").notNull(),
    seenAt: timestamp("seen_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.part, table.day] }),
    check("status_day_state", sql`${table.state} in ('well', 'troubled', 'down')`),
    check("status_day_minutes", sql`least(${table.well}, ${table.troubled}, ${table.down}) >= 0`),
  ],
);
