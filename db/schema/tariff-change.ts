// New amounts of a tariff, published for an instant. Planned → applied (the tariff itself has them from then
// on) | withdrawn. Rows are never changed otherwise: together they are the tariff's history.
import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import { tariff } from "./fare";

export const tariffChange = pgTable(
  "tariff_change",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    tariffId: integer("tariff_id")
      .notNull()
      .references(() => tariff.id),
    /** 1, 2, … within the tariff. */
    version: integer("version").notNull(),
    effectiveAt: timestamp("effective_at", { withTimezone: true }).notNull(),
    /** Minor units by item; what isn't named stays. */
    amounts: jsonb("amounts").$type<Record<string, number>>().notNull(),
    /** What those items were when it was applied. */
    before: jsonb("before").$type<Record<string, number>>(),
    publishedBy: text("published_by").notNull(),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
    appliedAt: timestamp("applied_at", { withTimezone: true }),
    withdrawnAt: timestamp("withdrawn_at", { withTimezone: true }),
    withdrawnBy: text("withdrawn_by"),
  },
  (table) => [
    unique().on(table.tariffId, table.version),
    index("tariff_change_planned")
      .on(table.effectiveAt)
      .where(sql`${table.appliedAt} is null and ${table.withdrawnAt} is null`),
    check("tariff_change_version", sql`${table.version} >= 1`),
    check("tariff_change_end", sql`${table.appliedAt} is null or ${table.withdrawnAt} is null`),
    check("tariff_change_before", sql`(${table.before} is null) = (${table.appliedAt} is null)`),
  ],
);
