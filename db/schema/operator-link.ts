// How an operator's system is reached and what it can do; keys are in the environment, never here.
// And what was asked of it: a row each call that changes something, for the booking's timeline.
// No states of its own.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { booking } from "./booking";
import { operator } from "./operator";

export const operatorLink = pgTable(
  "operator_link",
  {
    operatorCode: text("operator_code")
      .primaryKey()
      .references(() => operator.code),
    adapter: text("adapter").notNull(),
    /** Absolute, or a path below OPERATORS_BASE_URL. */
    address: text("address").notNull(),
    cancels: boolean("cancels").notNull().default(true),
    amends: boolean("amends").notNull().default(false),
    liveAvailability: boolean("live_availability").notNull().default(false),
    livePrices: boolean("live_prices").notNull().default(false),
    deadlineMs: integer("deadline_ms").notNull().default(10_000),
    mostAtOnce: integer("most_at_once").notNull().default(8),
    /** Where its feeds were read to. */
    scheduleCursor: text("schedule_cursor"),
    priceCursor: text("price_cursor"),
    syncedAt: timestamp("synced_at", { withTimezone: true }),
  },
  (table) => [
    check("operator_link_adapter", sql`${table.adapter} in ('http', 'ferrygateway')`),
    check("operator_link_address", sql`${table.address} ~ '^(https?://|/)'`),
    check(
      "operator_link_limits",
      sql`${table.deadlineMs} between 100 and 60000 and ${table.mostAtOnce} between 1 and 100`,
    ),
  ],
);

export const operatorCall = pgTable(
  "operator_call",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    operatorCode: text("operator_code").notNull(),
    bookingId: uuid("booking_id").references(() => booking.id),
    legPosition: smallint("leg_position"),
    /** confirm, recall, cancel. */
    verb: text("verb").notNull(),
    /** What it answered, or how it failed; never a traveller's data. */
    outcome: text("outcome").notNull(),
    ms: integer("ms").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("operator_call_booking").on(table.bookingId),
    index("operator_call_at").on(table.operatorCode, table.at),
  ],
);
