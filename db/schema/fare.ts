// An operator's tariff for a route, its fare families with their policies, and its vehicle bands. No
// states: a sold booking keeps its own copy of price and policy, so changing these touches nothing sold.
import { sql } from "drizzle-orm";
import {
  bigint,
  char,
  check,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import { operator } from "./operator";
import { route } from "./voyage";

/**
 * A refund and until when it is given: so many hours before the departure (of elapsed time, the instant
 * itself included), or until the end of the day so many days before the departure's date, both by the
 * departure port's own calendar: whoever leaves on the 20th has "7 days" until 23:59:59 of the 13th.
 */
export type CancellationTier = { refund_bp: number } & (
  | { hours_before: number; days_before?: never }
  | { days_before: number; hours_before?: never }
);
export type FareConditions = {
  /** The earliest to end first; the first that has not ended counts, and after the last nothing is refunded. */
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
    /** What holds where no policy does. */
    conditions: jsonb("conditions").$type<FareConditions>().notNull(),
    position: integer("position").notNull(),
  },
  (table) => [primaryKey({ columns: [table.operatorCode, table.code] })],
);

/**
 * Conditions of a fare for what is sold, and what departs, within a window; which of several holds is
 * decided in lib/fare/policy-for.ts. Rows are never changed: a higher version of the same name takes the
 * place of those before it from `effective_at` on.
 */
export const farePolicy = pgTable(
  "fare_policy",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    operatorCode: text("operator_code").notNull(),
    fareCode: text("fare_code").notNull(),
    /** summer-2027, early-2027, … */
    name: text("name").notNull(),
    version: integer("version").notNull(),
    effectiveAt: timestamp("effective_at", { withTimezone: true }).notNull().defaultNow(),
    /** Null: from this version on there is no such policy. */
    conditions: jsonb("conditions").$type<FareConditions>(),
    /** First and last day of sale, by the departure port's calendar; null: open. */
    saleFrom: date("sale_from"),
    saleUntil: date("sale_until"),
    /** First and last departure date; null: open. */
    travelFrom: date("travel_from"),
    travelUntil: date("travel_until"),
    /** The highest counts. */
    priority: smallint("priority").notNull().default(0),
    /** Who published it. */
    publishedBy: text("published_by").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.operatorCode, table.fareCode],
      foreignColumns: [fare.operatorCode, fare.code],
    }),
    unique().on(table.operatorCode, table.fareCode, table.name, table.version),
    check("fare_policy_version", sql`${table.version} >= 1`),
    check("fare_policy_sale", sql`${table.saleFrom} <= ${table.saleUntil}`),
    check("fare_policy_travel", sql`${table.travelFrom} <= ${table.travelUntil}`),
  ],
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
    /** adult, child, infant, vehicle (the base a band multiplies), cabin:{kind}, pet, port_fee (a passenger, not varied by season or fare). Prices include every percentage tax: none is added on top. */
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
