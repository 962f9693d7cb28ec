// Timetables imported from feeds: where they came from, what each import did, and which of our rows are whose.
// Run: begun (outcome null) → imported | unchanged | refused | failed. One that died in between is `failed`
// once the next import of that feed begins. Nothing of a run that is not `imported` is anywhere else.
import { sql } from "drizzle-orm";
import {
  bigint,
  char,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { tariff } from "./fare";
import { operator } from "./operator";
import { port } from "./port";
import { route, voyage } from "./voyage";

const days = customType<{ data: string }>({ dataType: () => "datemultirange" });

export const timetableFeed = pgTable(
  "timetable_feed",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    operatorCode: text("operator_code")
      .notNull()
      .references(() => operator.code),
    /** Tells the feeds of an operator apart; a newer edition has the same key and takes the older one's place. */
    key: text("key").notNull(),
    /** Where it is fetched every night; null for a feed that a person imports. */
    url: text("url"),
    etag: text("etag"),
    lastModified: text("last_modified"),
    publisher: text("publisher"),
    version: text("version"),
    /** The days for which the publisher calls it complete. */
    validFrom: date("valid_from"),
    validTo: date("valid_to"),
    /** The last day of service in the feed, and the last that has been laid: they differ while it reaches further than one can search. */
    lastDay: date("last_day"),
    laidTo: date("laid_to"),
  },
  (table) => [unique("timetable_feed_key").on(table.operatorCode, table.key)],
);

export const timetableRun = pgTable(
  "timetable_run",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    feedId: integer("feed_id")
      .notNull()
      .references(() => timetableFeed.id),
    beganAt: timestamp("began_at", { withTimezone: true }).notNull(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    outcome: text("outcome"),
    /** Counts and small defects of an import, or the flaws for which it was refused. */
    report: jsonb("report"),
  },
  (table) => [
    index("timetable_run_feed").on(table.feedId, table.id),
    check(
      "timetable_run_outcome",
      sql`${table.outcome} in ('imported', 'unchanged', 'refused', 'failed')`,
    ),
    check("timetable_run_ended", sql`(${table.outcome} is null) = (${table.endedAt} is null)`),
  ],
);

/** Who sails according to the feed: one operator may publish for many. */
export const timetableAgency = pgTable(
  "timetable_agency",
  {
    feedId: integer("feed_id")
      .notNull()
      .references(() => timetableFeed.id),
    agencyId: text("agency_id").notNull(),
    name: text("name").notNull(),
    url: text("url"),
    /** Where it sells. */
    fareUrl: text("fare_url"),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.agencyId] })],
);

/** Which port a stop is. Kept, so that a stop stays what it was, also where staff have put it right. */
export const timetableStop = pgTable(
  "timetable_stop",
  {
    feedId: integer("feed_id")
      .notNull()
      .references(() => timetableFeed.id),
    stopId: text("stop_id").notNull(),
    portCode: char("port_code", { length: 5 })
      .notNull()
      .references(() => port.code),
    /** How it was found: by code, name or place; `new` where the port was made for it. */
    found: text("found").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.feedId, table.stopId] }),
    check("timetable_stop_found", sql`${table.found} in ('code', 'name', 'place', 'new', 'staff')`),
  ],
);

/** The voyages a feed has laid: by them the next edition knows what stayed, moved, went or came. */
export const timetableVoyage = pgTable(
  "timetable_voyage",
  {
    voyageId: uuid("voyage_id")
      .primaryKey()
      .references(() => voyage.id),
    feedId: integer("feed_id")
      .notNull()
      .references(() => timetableFeed.id),
    tripId: text("trip_id").notNull(),
    /** The day of service, which is not the date of a departure past midnight. */
    serviceDate: date("service_date").notNull(),
    /** Of a trip that the feed repeats at exact intervals: the seconds at which this one begins; else -1. */
    startS: integer("start_s").notNull(),
    /** The ports called at, in order, as a hash: a voyage that calls elsewhere is another voyage. */
    calls: text("calls").notNull(),
    agencyId: text("agency_id").notNull(),
    /** What the feed calls its line. */
    line: text("line"),
    /** When an edition came without it. */
    goneAt: timestamp("gone_at", { withTimezone: true }),
  },
  (table) => [index("timetable_voyage_trip").on(table.feedId, table.serviceDate)],
);

/** Service at an interval and without a timetable: "every 20 minutes". It has no sailings and cannot be sold. */
export const headway = pgTable(
  "headway",
  {
    id: uuid("id").primaryKey(),
    feedId: integer("feed_id")
      .notNull()
      .references(() => timetableFeed.id),
    operatorCode: text("operator_code")
      .notNull()
      .references(() => operator.code),
    agencyId: text("agency_id").notNull(),
    tripId: text("trip_id").notNull(),
    line: text("line"),
    /** The zone of startS and endS: seconds since noon minus twelve hours of a day of service. */
    zone: text("zone").notNull(),
    startS: integer("start_s").notNull(),
    endS: integer("end_s").notNull(),
    everyS: integer("every_s").notNull(),
    days: days("days").notNull(),
  },
  (table) => [
    unique("headway_trip").on(table.feedId, table.tripId, table.startS),
    check("headway_every", sql`${table.everyS} > 0 and ${table.endS} >= ${table.startS}`),
  ],
);

export const headwayCall = pgTable(
  "headway_call",
  {
    headwayId: uuid("headway_id")
      .notNull()
      .references(() => headway.id, { onDelete: "cascade" }),
    sequence: smallint("sequence").notNull(),
    portCode: char("port_code", { length: 5 })
      .notNull()
      .references(() => port.code),
    /** Seconds since the first departure. */
    arrivesS: integer("arrives_s").notNull(),
    departsS: integer("departs_s").notNull(),
    embark: text("embark").notNull(),
    land: text("land").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.headwayId, table.sequence] }),
    index("headway_call_port").on(table.portCode),
  ],
);

/** What a feed says a crossing costs, whether or not we can tell for whom. */
export const publishedFare = pgTable(
  "published_fare",
  {
    feedId: integer("feed_id")
      .notNull()
      .references(() => timetableFeed.id),
    routeId: integer("route_id")
      .notNull()
      .references(() => route.id),
    /** The fare's id in the feed, and of Fares v2 the rider's category after it. */
    fare: text("fare").notNull(),
    name: text("name"),
    currency: char("currency", { length: 3 }).notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    /** The tariff item it plainly is; null where the feed leaves that to people. */
    item: text("item"),
  },
  (table) => [
    primaryKey({ columns: [table.feedId, table.routeId, table.fare] }),
    check("published_fare_amount", sql`${table.amountMinor} >= 0`),
  ],
);

/** Tariffs that a feed keeps; one that is not here is nobody's but ours. */
export const timetableTariff = pgTable("timetable_tariff", {
  tariffId: integer("tariff_id")
    .primaryKey()
    .references(() => tariff.id),
  feedId: integer("feed_id")
    .notNull()
    .references(() => timetableFeed.id),
});
