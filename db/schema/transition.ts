// Legal state changes as data. A trigger on each aggregate refuses any other (SQLSTATE GW001).
import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";

export const legalTransition = pgTable(
  "legal_transition",
  {
    /** booking, payment, leg, hold, refund, allocation, dispute. */
    aggregate: text("aggregate").notNull(),
    fromStatus: text("from_status").notNull(),
    toStatus: text("to_status").notNull(),
  },
  (table) => [primaryKey({ columns: [table.aggregate, table.fromStatus, table.toStatus] })],
);
