// What was followed of an operator's feeds, and how its books compare with ours.
// Sync: begun → ok | failed. Difference: open → settled, when both say the same again; found once more, it is
// open once more.
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { booking } from "./booking";
import { operator } from "./operator";

export const operatorSync = pgTable(
  "operator_sync",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    operatorCode: text("operator_code")
      .notNull()
      .references(() => operator.code),
    /** feed: its timetable and prices; comparison: its bookings with ours. */
    kind: text("kind").notNull(),
    beganAt: timestamp("began_at", { withTimezone: true }).notNull(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    outcome: text("outcome"),
    /** How many of what. */
    counts: jsonb("counts").$type<Record<string, number>>(),
    /** Staff's id where somebody asked for it; null: the clock did. */
    askedBy: text("asked_by"),
  },
  (table) => [
    index("operator_sync_operator").on(table.operatorCode, table.beganAt),
    check("operator_sync_kind", sql`${table.kind} in ('feed', 'comparison')`),
    check("operator_sync_outcome", sql`${table.outcome} in ('ok', 'failed')`),
    check("operator_sync_ended", sql`(${table.endedAt} is null) = (${table.outcome} is null)`),
  ],
);

export const operatorDifference = pgTable(
  "operator_difference",
  {
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    legPosition: smallint("leg_position").notNull(),
    operatorCode: text("operator_code").notNull(),
    /** The leg's state with us, and what the operator says of it. */
    ours: text("ours").notNull(),
    theirs: text("theirs").notNull(),
    foundAt: timestamp("found_at", { withTimezone: true }).notNull(),
    seenAt: timestamp("seen_at", { withTimezone: true }).notNull(),
    settledAt: timestamp("settled_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.bookingId, table.legPosition] }),
    index("operator_difference_open")
      .on(table.operatorCode, table.foundAt)
      .where(sql`${table.settledAt} is null`),
  ],
);
