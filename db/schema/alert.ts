// An alert is opened once per incident and closed when the cause is gone. open → closed.
import { sql } from "drizzle-orm";
import { bigint, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

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
  },
  (table) => [
    uniqueIndex("alert_open").on(table.kind, table.subject).where(sql`${table.closedAt} is null`),
  ],
);
