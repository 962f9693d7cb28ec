// Addresses that no mail goes to any more, known by a keyed hash: an address itself is nowhere but in its
// booking. No states; staff lift one by deleting its row.
import { sql } from "drizzle-orm";
import { check, customType, pgTable, text, timestamp } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

export const mailSuppression = pgTable(
  "mail_suppression",
  {
    /** HMAC-SHA-256 of the address in lower case, under our own secret. */
    addressHash: bytea("address_hash").primaryKey(),
    reason: text("reason").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check(
      "mail_suppression_reason",
      sql`${table.reason} in ('bounced', 'complained', 'suppressed')`,
    ),
  ],
);
