// A voyage is one vessel's ordered calls on a day; a sailing is two consecutive calls and is what
// has capacity. Sailing status: open → closed (not sold any more) → open; either → cancelled (final).
import { sql } from "drizzle-orm";
import {
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
  },
  (table) => [unique().on(table.fromPort, table.toPort)],
);

export const voyage = pgTable("voyage", {
  id: uuid("id").primaryKey(),
  operatorCode: text("operator_code")
    .notNull()
    .references(() => operator.code),
  vesselId: integer("vessel_id")
    .notNull()
    .references(() => vessel.id),
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
    vesselId: integer("vessel_id")
      .notNull()
      .references(() => vessel.id),
    fromPort: char("from_port", { length: 5 }).notNull(),
    toPort: char("to_port", { length: 5 }).notNull(),
    departsAt: timestamp("departs_at", { withTimezone: true }).notNull(),
    arrivesAt: timestamp("arrives_at", { withTimezone: true }).notNull(),
    /** The departure port's own date. */
    departureDate: date("departure_date").notNull(),
    status: text("status").notNull().default("open"),
    /** Season and weekday, in basis points of the tariff (10000 = the tariff itself). */
    priceLevelBp: integer("price_level_bp").notNull().default(10_000),
  },
  (table) => [
    unique().on(table.voyageId, table.sequence),
    index("sailing_search").on(table.fromPort, table.toPort, table.departureDate),
    index("sailing_departure").on(table.departsAt),
    check("sailing_status", sql`${table.status} in ('open', 'closed', 'cancelled')`),
    check("sailing_times", sql`${table.arrivesAt} > ${table.departsAt}`),
  ],
);
