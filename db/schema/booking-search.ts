// By what staff find a booking: the words of its names, its addresses, numbers and plates, its operators.
// No states of their own: made from the booking's rows by lib/booking/find, away from the path of who books,
// and made anew when these change; whoever erases a booking's names erases these with them.
import { sql } from "drizzle-orm";
import { customType, index, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { booking } from "./booking";

/** Compared letter by letter, so that a beginning is a range, whatever the database's own order is. */
const term = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

export const bookingTerm = pgTable(
  "booking_term",
  {
    /** A word of a name, folded; or after its letter: e:{address}, p:{digits of a telephone, last first}, v:{plate}, o:{operator}. */
    term: term("term").notNull(),
    /** The booking's own: the newest of those that share a term are read off the key. */
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
  },
  (table) => [
    primaryKey({ columns: [table.term, table.createdAt, table.bookingId] }),
    index("booking_term_booking").on(table.bookingId),
  ],
);

/** Every word that stands in a name, once: a misspelt one is looked for among these. */
export const bookingWord = pgTable("booking_word", { word: term("word").primaryKey() }, (table) => [
  index("booking_word_likeness").using("gin", sql`${table.word} gin_trgm_ops`),
]);

/** One row: bookings made before this have their terms. */
export const bookingTermsUpto = pgTable("booking_terms_upto", {
  upto: timestamp("upto", { withTimezone: true }).primaryKey(),
});
