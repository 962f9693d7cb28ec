// What staff did that belongs to no booking and no sailing: an action a row, never changed but for
// a reason or a note that somebody typed, which is forgotten in time.
import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const staffAction = pgTable(
  "staff_action",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** Staff's id; never an e-mail address. */
    actorId: text("actor_id").notNull(),
    /** redrive, clear_cache, acknowledge, … */
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    detail: jsonb("detail").$type<Record<string, string | number | boolean | null>>(),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("staff_action_at").on(table.at),
    index("staff_action_typed_reason")
      .on(table.at)
      .where(
        sql`coalesce(${table.detail} ->> 'reason', ${table.detail} ->> 'note') <> 'forgotten'`,
      ),
    index("staff_action_actor").on(table.actorId, table.action, table.at),
  ],
);
