// Double entry: the entries of a transaction sum to zero per currency, which a deferred trigger
// holds at commit. Debits are positive. Rows are never changed; a mistake is corrected by another.
import { sql } from "drizzle-orm";
import { bigint, char, check, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { booking } from "./booking";

export const ledgerTransaction = pgTable(
  "ledger_transaction",
  {
    id: uuid("id").primaryKey(),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    /** capture, sale, cancellation, refund_due, refund, … */
    kind: text("kind").notNull(),
    /** What it records, once: an intent's or a refund's id with the kind before it. */
    source: text("source").notNull().unique(),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("ledger_transaction_booking").on(table.bookingId),
    // The hourly comparison with Stripe asks for a window's captures.
    index("ledger_captured").on(table.at).where(sql`${table.kind} = 'capture'`),
  ],
);

export const ledgerEntry = pgTable(
  "ledger_entry",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    transactionId: uuid("transaction_id")
      .notNull()
      .references(() => ledgerTransaction.id),
    account: text("account").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
  },
  (table) => [
    index("ledger_entry_transaction").on(table.transactionId),
    check(
      "ledger_entry_account",
      sql`${table.account} in ('traveller', 'stripe_clearing', 'sales', 'fees_kept', 'refunds_due', 'disputes', 'bank', 'goodwill')`,
    ),
    check("ledger_entry_amount", sql`${table.amountMinor} <> 0`),
  ],
);
