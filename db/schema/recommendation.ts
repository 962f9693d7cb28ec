// What people look at, and what is worked out from it. Nothing here has a state, and nothing leads to an
// account, a booking or an address.
//
// Storing or reading anything on somebody's device that the service does not need takes their consent, given
// beforehand (Directive 2002/58/EC, Art. 5(3)); an identifier of a browser is personal data (Regulation (EU)
// 2016/679, Art. 4(1) and recital 30), and taking consent back must be as easy as giving it (Art. 7(3)). So
// a look stands here one by one only under a pseudonym that its traveller agreed to, for 90 days, and goes at
// a word; all others, and those too, are only counted, by day.
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { route } from "./voyage";

/** Who agreed to be remembered, and when: what proves it (Art. 7(1)). With it goes all that was remembered. */
export const lookConsent = pgTable(
  "look_consent",
  {
    /** A digest of what stands in the browser's cookie, so that nobody who reads it here can pass for that browser. */
    pseudonym: uuid("pseudonym").primaryKey(),
    agreedAt: timestamp("agreed_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("look_consent_agreed").on(table.agreedAt)],
);

/** A look of somebody who agreed to be remembered. Its sailing is known when it is written; nothing refers to it later. */
export const look = pgTable(
  "look",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** No look without consent, and none that outlives it. */
    pseudonym: uuid("pseudonym")
      .notNull()
      .references(() => lookConsent.pseudonym, { onDelete: "cascade" }),
    kind: text("kind").notNull(),
    routeId: integer("route_id")
      .notNull()
      .references(() => route.id),
    /** Null for a search, which is of a route. */
    sailingId: uuid("sailing_id"),
    /** Followed from this sailing's page. */
    shownOn: uuid("shown_on"),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("look_pseudonym").on(table.pseudonym, table.at),
    index("look_at").on(table.at),
    check(
      "look_kind",
      sql`${table.kind} in ('sailing.viewed', 'route.searched', 'recommendation.followed')`,
    ),
  ],
);

/** How often on a day, by anybody: numbers only. Bookings are counted from their own rows. */
export const lookCount = pgTable(
  "look_count",
  {
    day: date("day").notNull(),
    kind: text("kind").notNull(),
    routeId: integer("route_id")
      .notNull()
      .references(() => route.id),
    sailingId: uuid("sailing_id"),
    count: integer("count").notNull(),
  },
  (table) => [
    unique("look_count_once")
      .on(table.day, table.kind, table.routeId, table.sailingId)
      .nullsNotDistinct(),
    check("look_count_positive", sql`${table.count} > 0`),
    check(
      "look_count_kind",
      sql`${table.kind} in ('sailing.viewed', 'route.searched', 'recommendation.followed', 'booking.confirmed')`,
    ),
  ],
);

/** How often a recommendation was followed on a day, from one sailing's page to another's: one request names both. */
export const lookPair = pgTable(
  "look_pair",
  {
    day: date("day").notNull(),
    shownOn: uuid("shown_on").notNull(),
    sailingId: uuid("sailing_id").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.shownOn, table.sailingId] }),
    check("look_pair_positive", sql`${table.count} > 0`),
  ],
);

/** Worked out afresh by each run: how strongly those who look at a sailing also look at another, 0 to 1. */
export const sailingAffinity = pgTable(
  "sailing_affinity",
  {
    sailingId: uuid("sailing_id").notNull(),
    otherId: uuid("other_id").notNull(),
    score: real("score").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sailingId, table.otherId] }),
    check("sailing_affinity_pair", sql`${table.sailingId} <> ${table.otherId}`),
  ],
);

/** The same of routes, which stay when their sailings have left; with itself, how sought after a route is. */
export const routeAffinity = pgTable(
  "route_affinity",
  {
    routeId: integer("route_id")
      .notNull()
      .references(() => route.id),
    otherId: integer("other_id")
      .notNull()
      .references(() => route.id),
    score: real("score").notNull(),
  },
  (table) => [primaryKey({ columns: [table.routeId, table.otherId] })],
);

/** One row: how far the background work has come. */
export const recommendationRun = pgTable(
  "recommendation_run",
  {
    id: smallint("id").primaryKey(),
    /** Bookings confirmed before are counted. */
    bookingsUntil: timestamp("bookings_until", { withTimezone: true }).notNull(),
    /** The newest look that was taken into account. */
    lastLook: bigint("last_look", { mode: "number" }).notNull(),
    computedAt: timestamp("computed_at", { withTimezone: true }),
  },
  (table) => [check("recommendation_run_one", sql`${table.id} = 1`)],
);
