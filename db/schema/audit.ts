// Every state change has its row here, in the same transaction, numbered without a gap per booking (I7).
import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { booking } from "./booking";

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
    detail: jsonb("detail").$type<Record<string, string | number | boolean | null>>(),
  },
  (table) => [primaryKey({ columns: [table.bookingId, table.sequence] })],
);
