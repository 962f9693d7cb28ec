// One answer per key. A key's row is inserted by the transaction that does the work, so a second
// caller waits for that transaction and then sees its answer, or takes the key if it rolled back.
import {
  customType,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

export const idempotencyKey = pgTable(
  "idempotency_key",
  {
    /** The verb, e.g. `booking`. */
    scope: text("scope").notNull(),
    key: text("key").notNull(),
    /** SHA-256 of the canonical request body. */
    requestHash: bytea("request_hash").notNull(),
    bookingId: uuid("booking_id"),
    /** Kept for verbs whose answer can't be read again from the books. */
    answer: jsonb("answer"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.key] }),
    index("idempotency_key_booking").on(table.bookingId),
  ],
);
