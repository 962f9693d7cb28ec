// What staff keep about a booking for each other: notes, and who it was to be written to before it was
// corrected. Never shown to travellers, never changed; both are erased with the booking's names.
import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { booking } from "./booking";

export const bookingNote = pgTable(
  "booking_note",
  {
    id: uuid("id").primaryKey(),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    /** Staff's account. */
    staffId: text("staff_id").notNull(),
    text: text("text").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("booking_note_booking").on(table.bookingId),
    check("booking_note_length", sql`length(${table.text}) between 1 and 2000`),
  ],
);

type Contact = { name: string; email: string; phone: string };

export const contactChange = pgTable(
  "contact_change",
  {
    id: uuid("id").primaryKey(),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    staffId: text("staff_id").notNull(),
    before: jsonb("before").$type<Contact>().notNull(),
    after: jsonb("after").$type<Contact>().notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (table) => [index("contact_change_booking").on(table.bookingId)],
);
