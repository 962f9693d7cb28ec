// What can run out, and who claims it.
// Pool: counters guarded by CHECK; they equal the sum of its allocations (invariant I1). Capacity never
// falls under what is held and sold; it follows wanted_capacity down as places come back (a trigger).
// Hold: open → consumed (sold) | released (given back before its end) | expired (its end passed).
//       A pinned hold does not end by the clock: money is on its way.
// Allocation: held → sold → released, or held → released. Rows are never deleted.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { booking } from "./booking";
import { sailing } from "./voyage";

export const pool = pgTable(
  "pool",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    sailingId: uuid("sailing_id")
      .notNull()
      .references(() => sailing.id),
    /** passengers, lane_low_cm, lane_high_cm, kennels, or cabin:{kind} (a reclining seat is a cabin kind). */
    kind: text("kind").notNull(),
    capacity: integer("capacity").notNull(),
    /** What the vessel really has, as long as more is held and sold than that: a case for staff. */
    wantedCapacity: integer("wanted_capacity"),
    held: integer("held").notNull().default(0),
    sold: integer("sold").notNull().default(0),
  },
  (table) => [
    unique("pool_sailing_kind").on(table.sailingId, table.kind),
    index("pool_deficit").on(table.sailingId).where(sql`${table.wantedCapacity} is not null`),
    check(
      "pool_not_negative",
      sql`${table.capacity} >= 0 and ${table.held} >= 0 and ${table.sold} >= 0`,
    ),
    check(
      "pool_wanted",
      sql`${table.wantedCapacity} >= 0 and ${table.wantedCapacity} < ${table.capacity}`,
    ),
    check("pool_not_oversold", sql`${table.held} + ${table.sold} <= ${table.capacity}`),
    check(
      "pool_kind",
      sql`${table.kind} in ('passengers', 'lane_low_cm', 'lane_high_cm', 'kennels') or ${table.kind} ~ '^cabin:[a-z0-9_]{2,30}$'`,
    ),
  ],
);

export const hold = pgTable(
  "hold",
  {
    id: uuid("id").primaryKey(),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    status: text("status").notNull().default("open"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    /** No extension goes past this. */
    latestAt: timestamp("latest_at", { withTimezone: true }).notNull(),
    /** Beginning to pay grants one extension by itself; this says it was used. */
    paymentExtended: boolean("payment_extended").notNull().default(false),
    pinned: boolean("pinned").notNull().default(false),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (table) => [
    index("hold_booking").on(table.bookingId),
    index("hold_open").on(table.expiresAt).where(sql`${table.status} = 'open'`),
    check("hold_status", sql`${table.status} in ('open', 'consumed', 'released', 'expired')`),
    check("hold_ended", sql`(${table.status} = 'open') = (${table.endedAt} is null)`),
    check("hold_limits", sql`${table.expiresAt} <= ${table.latestAt}`),
  ],
);

export const allocation = pgTable(
  "allocation",
  {
    holdId: uuid("hold_id")
      .notNull()
      .references(() => hold.id),
    poolId: bigint("pool_id", { mode: "number" })
      .notNull()
      .references(() => pool.id),
    legPosition: smallint("leg_position").notNull(),
    bookingId: uuid("booking_id").notNull(),
    quantity: integer("quantity").notNull(),
    status: text("status").notNull().default("held"),
  },
  (table) => [
    primaryKey({ columns: [table.holdId, table.poolId, table.legPosition] }),
    index("allocation_booking").on(table.bookingId),
    index("allocation_live").on(table.poolId).where(sql`${table.status} <> 'released'`),
    check("allocation_quantity", sql`${table.quantity} > 0`),
    check("allocation_status", sql`${table.status} in ('held', 'sold', 'released')`),
  ],
);
