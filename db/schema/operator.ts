// An operator sells sailings through us. Ages and heights are its own; the defaults are DESIGN 1.

import { sql } from "drizzle-orm";
import { char, check, integer, pgTable, text } from "drizzle-orm/pg-core";

export const operator = pgTable(
  "operator",
  {
    code: text("code").primaryKey(),
    name: text("name").notNull(),
    slug: text("slug").notNull().unique(),
    /** `instant` confirms by itself; `on_request` must say yes before we capture. */
    bookingMode: text("booking_mode").notNull().default("instant"),
    currency: char("currency", { length: 3 }).notNull().default("EUR"),
    infantMaxAge: integer("infant_max_age").notNull().default(3),
    childMaxAge: integer("child_max_age").notNull().default(11),
    lowDeckMaxHeightCm: integer("low_deck_max_height_cm").notNull().default(190),
    vehicleGapCm: integer("vehicle_gap_cm").notNull().default(30),
  },
  (table) => [
    check("operator_booking_mode", sql`${table.bookingMode} in ('instant', 'on_request')`),
    check(
      "operator_ages",
      sql`0 <= ${table.infantMaxAge} and ${table.infantMaxAge} < ${table.childMaxAge}`,
    ),
  ],
);
