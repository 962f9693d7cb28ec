// A port is a place with an IANA zone and names in several languages. Nothing here has a state.
import {
  boolean,
  char,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";

export const port = pgTable("port", {
  /** UN/LOCODE without a space, e.g. TNLGN. */
  code: char("code", { length: 5 }).primaryKey(),
  slug: text("slug").notNull().unique(),
  /** The English name, which `port_name` holds too; kept here so that a row reads well. */
  name: text("name").notNull(),
  country: char("country", { length: 2 }).notNull(),
  latitude: doublePrecision("latitude").notNull(),
  longitude: doublePrecision("longitude").notNull(),
  /** IANA zone, stored and never computed from coordinates. */
  zone: text("zone").notNull(),
});

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
