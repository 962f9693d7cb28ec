// A booking's leg that was moved to another sailing, a row each time. Never changed. The leg as it was lives
// on as a cancelled leg under a number of its own (booking_leg.moved_at), which its operator is told about.
import { boolean, index, pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { booking } from "./booking";
import { sailing } from "./voyage";

export const rebooking = pgTable(
  "rebooking",
  {
    /** Legs that were moved at once share it: one decision, one mail. */
    moveId: uuid("move_id").notNull(),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    legPosition: smallint("leg_position").notNull(),
    /** Under which position the leg as it was is kept. */
    formerPosition: smallint("former_position").notNull(),
    fromSailing: uuid("from_sailing")
      .notNull()
      .references(() => sailing.id),
    toSailing: uuid("to_sailing")
      .notNull()
      .references(() => sailing.id),
    /** The sailing it was moved from had been cancelled. */
    wasCancelled: boolean("was_cancelled").notNull(),
    /** staff or traveller. */
    actor: text("actor").notNull(),
    actorId: text("actor_id"),
    reason: text("reason").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("rebooking_booking").on(table.bookingId),
    index("rebooking_from").on(table.fromSailing),
  ],
);
