// Money in and out, as Stripe reports it.
// Payment: PENDING ⇄ PROCESSING; either → AUTHORISED | COMPLETED | FAILED | CANCELLED;
//   AUTHORISED → COMPLETED | CANCELLED; COMPLETED ⇄ PARTIALLY_REFUNDED ⇄ REFUNDED by the refunds that did not fail.
//   Late money may still complete a payment that was FAILED or CANCELLED in our books (DESIGN 5).
// Refund: requested → pending | succeeded | failed | canceled; pending → succeeded | failed | canceled;
//   succeeded → failed (a bank may return it). Dispute: open → won | lost; the money it took is withdrawn_minor.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { booking } from "./booking";

export const payment = pgTable(
  "payment",
  {
    id: uuid("id").primaryKey(),
    bookingId: uuid("booking_id")
      .notNull()
      .unique()
      .references(() => booking.id),
    status: text("status").notNull().default("PENDING"),
    currency: char("currency", { length: 3 }).notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    capturedMinor: bigint("captured_minor", { mode: "number" }).notNull().default(0),
    refundedMinor: bigint("refunded_minor", { mode: "number" }).notNull().default(0),
    chargedBackMinor: bigint("charged_back_minor", { mode: "number" }).notNull().default(0),
    /** The intent of the current attempt; its key is pi:{booking}:{attempt}. */
    intentId: text("intent_id").unique(),
    attempt: integer("attempt").notNull().default(0),
    /** When Stripe said that no more money can come of that intent: cancelled, or captured. */
    intentClosedAt: timestamp("intent_closed_at", { withTimezone: true }),
    /** Until when an authorisation can be captured, as Stripe says. */
    captureBefore: timestamp("capture_before", { withTimezone: true }),
    /** When reconciliation last read it, so that each gets its turn. */
    readAt: timestamp("read_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("payment_open")
      .on(table.updatedAt)
      .where(sql`${table.intentId} is not null and ${table.intentClosedAt} is null`),
    check(
      "payment_status",
      sql`${table.status} in ('PENDING', 'PROCESSING', 'AUTHORISED', 'COMPLETED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED')`,
    ),
    // The newest of a status, for staff: a payment is made with its booking.
    index("payment_status_created").on(table.status, table.createdAt),
    check("payment_refunded", sql`${table.refundedMinor} <= ${table.capturedMinor}`),
    // A bank may take money that was refunded already: both then, and more than came.
    check("payment_charged_back", sql`${table.chargedBackMinor} >= 0`),
  ],
);

export const paymentAttempt = pgTable(
  "payment_attempt",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    paymentId: uuid("payment_id")
      .notNull()
      .references(() => payment.id),
    intentId: text("intent_id").notNull(),
    /** Stripe's charge, one row each, so that an event delivered twice counts once. */
    chargeId: text("charge_id").notNull().unique(),
    outcome: text("outcome").notNull(),
    code: text("code"),
    declineCode: text("decline_code"),
    /** What a receipt says of the card: its brand and last four digits, of a charge that succeeded. */
    cardBrand: text("card_brand"),
    cardLast4: text("card_last4"),
    at: timestamp("at", { withTimezone: true }).notNull(),
  },
  (table) => [index("payment_attempt_payment").on(table.paymentId)],
);

export const refund = pgTable(
  "refund",
  {
    id: uuid("id").primaryKey(),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    paymentId: uuid("payment_id")
      .notNull()
      .references(() => payment.id),
    intentId: text("intent_id").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    status: text("status").notNull().default("requested"),
    reason: text("reason").notNull(),
    stripeRefundId: text("stripe_refund_id").unique(),
    /** Which of its idempotency keys is in use at Stripe: the next one once all that a key remembers is a failure. */
    keyTurn: integer("key_turn").notNull().default(0),
    /** The lost dispute by which the bank has given this money back: canceled, and nothing is owed. */
    writtenOffBy: text("written_off_by"),
    /** The refund that staff sent in place of this one, which had failed. */
    replacedBy: uuid("replaced_by"),
    /** Staff's own reference of the transfer that paid what the card's bank would not take. */
    paidByHand: text("paid_by_hand"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("refund_booking").on(table.bookingId),
    index("refund_created").on(table.createdAt),
    index("refund_open")
      .on(table.updatedAt)
      .where(sql`${table.status} in ('requested', 'pending')`),
    /** Failed, and nobody has put it right: staff's to do. */
    index("refund_failed")
      .on(table.updatedAt)
      .where(
        sql`${table.status} in ('failed', 'canceled') and ${table.writtenOffBy} is null and ${table.replacedBy} is null and ${table.paidByHand} is null`,
      ),
    check(
      "refund_status",
      sql`${table.status} in ('requested', 'pending', 'succeeded', 'failed', 'canceled')`,
    ),
    check("refund_amount", sql`${table.amountMinor} > 0`),
    check(
      "refund_put_right",
      sql`(${table.replacedBy} is null and ${table.paidByHand} is null) or (${table.status} in ('failed', 'canceled') and ${table.writtenOffBy} is null and (${table.replacedBy} is null or ${table.paidByHand} is null))`,
    ),
  ],
);

export const dispute = pgTable(
  "dispute",
  {
    id: text("id").primaryKey(),
    paymentId: uuid("payment_id")
      .notNull()
      .references(() => payment.id),
    /** The disputed payment: a booking paid twice has two. */
    intentId: text("intent_id").notNull(),
    status: text("status").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    /** What the bank has of it now: nothing of an inquiry, and nothing once it gave it back. */
    withdrawnMinor: bigint("withdrawn_minor", { mode: "number" }).notNull().default(0),
    /** Stripe refunds the charge all the same (an inquiry). */
    refundable: boolean("refundable").notNull().default(false),
    openedAt: timestamp("opened_at", { withTimezone: true }).notNull(),
    closedAt: timestamp("closed_at", { withTimezone: true }),
    /** Until when the bank hears our side; null where Stripe named no day. */
    evidenceDueAt: timestamp("evidence_due_at", { withTimezone: true }),
  },
  (table) => [
    unique().on(table.paymentId, table.id),
    index("dispute_intent").on(table.intentId),
    index("dispute_opened").on(table.openedAt),
    index("dispute_unfinished")
      .on(table.openedAt)
      .where(
        sql`${table.status} = 'open' or (${table.status} = 'won' and ${table.withdrawnMinor} > 0)`,
      ),
    check("dispute_withdrawn", sql`${table.withdrawnMinor} between 0 and ${table.amountMinor}`),
    check("dispute_status", sql`${table.status} in ('open', 'won', 'lost')`),
  ],
);
