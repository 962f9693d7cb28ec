// A voyage is one vessel's ordered calls on a day; a sailing is two consecutive calls and is what
// has capacity. Sailing status: open → closed (not sold any more) → open; either → cancelled (final).
// What only an imported timetable knows is `timetable`: shown, never sold, for it has no vessel, pools and
// fares; given these it becomes open, and never `timetable` again.
import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { operator } from "./operator";
import { port } from "./port";
import { vessel } from "./vessel";

export const route = pgTable(
  "route",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    fromPort: char("from_port", { length: 5 })
      .notNull()
      .references(() => port.code),
    toPort: char("to_port", { length: 5 })
      .notNull()
      .references(() => port.code),
    distanceNm: doublePrecision("distance_nm").notNull(),
    /** The way by water, [longitude, latitude] pairs from port to port. */
    path: jsonb("path").$type<[number, number][]>().notNull(),
    /** False for a route that only an imported timetable knows: found by search, not among our crossings. */
    sold: boolean("sold").notNull().default(true),
  },
  (table) => [unique().on(table.fromPort, table.toPort)],
);

export const voyage = pgTable("voyage", {
  id: uuid("id").primaryKey(),
  operatorCode: text("operator_code")
    .notNull()
    .references(() => operator.code),
  /** Null as long as only a timetable knows the voyage. */
  vesselId: integer("vessel_id").references(() => vessel.id),
  /** The date of the first departure, in that port's zone. */
  serviceDate: date("service_date").notNull(),
});

export const sailing = pgTable(
  "sailing",
  {
    id: uuid("id").primaryKey(),
    voyageId: uuid("voyage_id")
      .notNull()
      .references(() => voyage.id),
    /** 1 for the first sailing of the voyage; a journey may claim consecutive ones. */
    sequence: smallint("sequence").notNull(),
    routeId: integer("route_id")
      .notNull()
      .references(() => route.id),
    operatorCode: text("operator_code")
      .notNull()
      .references(() => operator.code),
    vesselId: integer("vessel_id").references(() => vessel.id),
    fromPort: char("from_port", { length: 5 }).notNull(),
    toPort: char("to_port", { length: 5 }).notNull(),
    departsAt: timestamp("departs_at", { withTimezone: true }).notNull(),
    arrivesAt: timestamp("arrives_at", { withTimezone: true }).notNull(),
    /** The departure port's own date. */
    departureDate: date("departure_date").notNull(),
    status: text("status").notNull().default("open"),
    /** Season and weekday, in basis points of the tariff (10000 = the tariff itself). */
    priceLevelBp: integer("price_level_bp").notNull().default(10_000),
    /** Whether one may embark where it leaves and land where it arrives; `ask`: by arrangement with the operator. */
    embark: text("embark").notNull().default("yes"),
    land: text("land").notNull().default("yes"),
  },
  (table) => [
    unique().on(table.voyageId, table.sequence),
    index("sailing_search").on(table.fromPort, table.toPort, table.departureDate),
    index("sailing_departure").on(table.departsAt),
    /** What staff look for. */
    index("sailing_operator").on(table.operatorCode, table.departsAt),
    index("sailing_unsold")
      .on(table.status, table.departsAt)
      .where(sql`${table.status} in ('closed', 'cancelled')`),
    /** Where a vessel sails next. */
    index("sailing_vessel").on(table.vesselId, table.departsAt),
    check("sailing_status", sql`${table.status} in ('timetable', 'open', 'closed', 'cancelled')`),
    check("sailing_vessel", sql`${table.status} = 'timetable' or ${table.vesselId} is not null`),
    // A timetable in whole minutes may cross a river in none.
    check("sailing_times", sql`${table.arrivesAt} >= ${table.departsAt}`),
    check(
      "sailing_calls",
      sql`${table.embark} in ('yes', 'no', 'ask') and ${table.land} in ('yes', 'no', 'ask')`,
    ),
  ],
);
