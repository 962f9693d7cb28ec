// What was sold and asked for, added up by the quarter of an hour, which every zone's days are made of: figures
// of a day are read in no time however much there was. Worked out from bookings; a quarter is written when it
// is over, and again if anything was late. No states.
import { sql } from "drizzle-orm";
import { bigint, char, check, integer, pgTable, primaryKey, timestamp } from "drizzle-orm/pg-core";

export const tradeQuarter = pgTable(
  "trade_quarter",
  {
    startsAt: timestamp("starts_at", { withTimezone: true }).primaryKey(),
    /** Searches answered; null where nobody counted. */
    searches: integer("searches"),
    /** Bookings begun: places were held. */
    holds: integer("holds").notNull(),
    /** Bookings confirmed, whatever became of them later. */
    confirmed: integer("confirmed").notNull(),
    passengers: integer("passengers").notNull(),
  },
  (table) => [
    check("trade_quarter_start", sql`extract(epoch from ${table.startsAt})::bigint % 900 = 0`),
  ],
);

/** What they were sold for, by currency. */
export const tradeSales = pgTable(
  "trade_sales",
  {
    startsAt: timestamp("starts_at", { withTimezone: true })
      .notNull()
      .references(() => tradeQuarter.startsAt, { onDelete: "cascade" }),
    currency: char("currency", { length: 3 }).notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.startsAt, table.currency] })],
);
