// An operator's tariff for a route, its fare families, and its vehicle bands. No states: a sold
// booking keeps its own copy of price and policy, so changing these touches nothing sold.
import { sql } from "drizzle-orm";
import {
  bigint,
  char,
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { operator } from "./operator";
import { route } from "./voyage";

/** Refund of a fare by the time left before departure; the first tier that fits counts. */
export type CancellationTier = { hours_before: number; refund_bp: number };
export type FareConditions = {
  /** Highest hours_before first; below the last tier nothing is refunded. */
  cancellation: CancellationTier[];
  /** Whole hours before departure until which it can be changed; null: not at all. */
  changes_until_hours: number | null;
  /** Fee per change in minor units of the tariff's currency. */
  change_fee_minor: number;
};

export const fare = pgTable(
  "fare",
  {
    operatorCode: text("operator_code")
      .notNull()
      .references(() => operator.code),
    /** standard, flex, … */
    code: text("code").notNull(),
    /** Basis points of the tariff's price (10000 = the tariff). */
    factorBp: integer("factor_bp").notNull(),
    conditions: jsonb("conditions").$type<FareConditions>().notNull(),
    position: integer("position").notNull(),
  },
  (table) => [primaryKey({ columns: [table.operatorCode, table.code] })],
);

export const tariff = pgTable(
  "tariff",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    operatorCode: text("operator_code")
      .notNull()
      .references(() => operator.code),
    routeId: integer("route_id")
      .notNull()
      .references(() => route.id),
    currency: char("currency", { length: 3 }).notNull(),
  },
  (table) => [unique().on(table.operatorCode, table.routeId)],
);

export const tariffItem = pgTable(
  "tariff_item",
  {
    tariffId: integer("tariff_id")
      .notNull()
      .references(() => tariff.id),
    /** adult, child, infant, vehicle (the base a band multiplies), cabin:{kind}, pet, port_fee (a passenger, not varied by season or fare). */
    item: text("item").notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tariffId, table.item] }),
    check("tariff_item_amount", sql`${table.amountMinor} >= 0`),
  ],
);

export const vehicleBand = pgTable(
  "vehicle_band",
  {
    operatorCode: text("operator_code")
      .notNull()
      .references(() => operator.code),
    kind: text("kind").notNull(),
    maxLengthCm: integer("max_length_cm").notNull(),
    maxHeightCm: integer("max_height_cm").notNull(),
    /** Basis points of the tariff's `vehicle`. */
    factorBp: integer("factor_bp").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.operatorCode, table.kind, table.maxLengthCm, table.maxHeightCm] }),
    check(
      "vehicle_band_kind",
      sql`${table.kind} in ('car', 'van', 'camper', 'motorcycle', 'bicycle')`,
    ),
  ],
);
