// Attempts of background runs that failed, with what they failed of. No states; they go with their run.
import { integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { jobRun } from "./outbox";

export const jobAttempt = pgTable(
  "job_attempt",
  {
    runId: text("run_id")
      .notNull()
      .references(() => jobRun.runId, { onDelete: "cascade" }),
    attempt: integer("attempt").notNull(),
    /** The error's code or class, never its data. */
    error: text("error").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.attempt] })],
);
