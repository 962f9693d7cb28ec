// An alert is opened once per incident and closed when the cause is gone. open → closed.
import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

export const alert = pgTable(
  "alert",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text("kind").notNull(),
    subject: text("subject").notNull(),
    detail: jsonb("detail").$type<Record<string, string | number>>(),
    openedAt: timestamp("opened_at", { withTimezone: true }).notNull(),
    seenAt: timestamp("seen_at", { withTimezone: true }).notNull(),
    closedAt: timestamp("closed_at", { withTimezone: true }),
    acknowledgedBy: text("acknowledged_by"),
    acknowledgedAt: timestamp("acknowledged_at", { withTimezone: true }),
    /** When it was told by mail and webhook, and when its end was. */
    toldAt: timestamp("told_at", { withTimezone: true }),
    clearedAt: timestamp("cleared_at", { withTimezone: true }),
    /** Each channel that told it, and of what: `webhook:open`, `mail:over`. */
    toldBy: text("told_by").array().notNull().default([]),
  },
  (table) => [
    index("alert_opened").on(table.openedAt),
    index("alert_about").on(table.kind, table.subject, table.openedAt),
    index("alert_kind").on(table.kind, table.openedAt),
    index("alert_untold").on(table.openedAt).where(sql`${table.toldAt} is null`),
    index("alert_uncleared")
      .on(table.closedAt)
      .where(
        sql`${table.closedAt} is not null and ${table.toldAt} is not null and ${table.clearedAt} is null`,
      ),
    uniqueIndex("alert_open").on(table.kind, table.subject).where(sql`${table.closedAt} is null`),
  ],
);
