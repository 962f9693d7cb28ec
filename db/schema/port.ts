// A port is a place with an IANA zone and names in several languages; some lie so near to each other that
// one changes ship between them. Nothing here has a state.
import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";

export const port = pgTable(
  "port",
  {
    /**
     * UN/LOCODE without a space, e.g. TNLGN. A place that has none, or whose code nobody told us (a stop of an
     * imported timetable), has one of ours, which begins with a nought as no UN/LOCODE does, e.g. 07KQ2.
     */
    code: char("code", { length: 5 }).primaryKey(),
    slug: text("slug").notNull().unique(),
    /** The English name, which `port_name` holds too; kept here so that a row reads well. */
    name: text("name").notNull(),
    /** ISO 3166-1 alpha-2; ZZ where it isn't known. */
    country: char("country", { length: 2 }).notNull(),
    latitude: doublePrecision("latitude").notNull(),
    longitude: doublePrecision("longitude").notNull(),
    /** IANA zone, stored and never computed from coordinates. */
    zone: text("zone").notNull(),
    /** Least and longest time between two ships here; under the least nobody is sold a change. */
    leastChangeMinutes: integer("least_change_minutes").notNull().default(90),
    longestChangeMinutes: integer("longest_change_minutes").notNull().default(720),
  },
  (table) => [
    check("port_code", sql`${table.code} ~ '^([A-Z]{2}[A-Z0-9]{3}|0[0-9A-Z]{4})$'`),
    check(
      "port_change_times",
      sql`${table.leastChangeMinutes} between 0 and ${table.longestChangeMinutes}`,
    ),
  ],
);

/** Two ports near enough to land in the one and leave from the other, on one's own; both ways have a row. */
export const portChange = pgTable(
  "port_change",
  {
    fromPort: char("from_port", { length: 5 })
      .notNull()
      .references(() => port.code),
    toPort: char("to_port", { length: 5 })
      .notNull()
      .references(() => port.code),
    /** The way there included. */
    leastMinutes: integer("least_minutes").notNull(),
    longestMinutes: integer("longest_minutes").notNull().default(720),
  },
  (table) => [
    primaryKey({ columns: [table.fromPort, table.toPort] }),
    check("port_change_pair", sql`${table.fromPort} <> ${table.toPort}`),
    check("port_change_minutes", sql`${table.leastMinutes} between 0 and ${table.longestMinutes}`),
  ],
);

export const portName = pgTable(
  "port_name",
  {
    portCode: char("port_code", { length: 5 })
      .notNull()
      .references(() => port.code),
    /** BCP 47, or `und` for an alias that belongs to no one language. */
    language: text("language").notNull(),
    name: text("name").notNull(),
    /** lower(unaccent(name)): what is searched. */
    key: text("key").notNull(),
    /** The name shown in that language; the others are aliases that are only found. */
    shown: boolean("shown").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.portCode, table.language, table.key] }),
    index("port_name_key_trgm").using("gin", table.key.op("gin_trgm_ops")),
  ],
);

/** Several ports that people name as one: an island, a coast, a country. It is searched like a port. */
export const place = pgTable(
  "place",
  {
    slug: text("slug").primaryKey(),
    /** `country`: all ports of one; `group`: ports that are listed. */
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    country: char("country", { length: 2 }).notNull(),
  },
  (table) => [check("place_kind", sql`${table.kind} in ('group', 'country')`)],
);

export const placePort = pgTable(
  "place_port",
  {
    placeSlug: text("place_slug")
      .notNull()
      .references(() => place.slug),
    portCode: char("port_code", { length: 5 })
      .notNull()
      .references(() => port.code),
  },
  (table) => [primaryKey({ columns: [table.placeSlug, table.portCode] })],
);

/** As `port_name`. */
export const placeName = pgTable(
  "place_name",
  {
    placeSlug: text("place_slug")
      .notNull()
      .references(() => place.slug),
    language: text("language").notNull(),
    name: text("name").notNull(),
    key: text("key").notNull(),
    shown: boolean("shown").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.placeSlug, table.language, table.key] }),
    index("place_name_key_trgm").using("gin", table.key.op("gin_trgm_ops")),
  ],
);
