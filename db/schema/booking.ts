// A booking has a reference; its printable document is the ticket.
// Booking: PENDING → AWAITING_OPERATOR | CONFIRMED | FAILED | EXPIRED | CANCELLED;
//          AWAITING_OPERATOR → CONFIRMED | FAILED | CANCELLED; CONFIRMED → CANCELLED.
// Leg (operator_status): NOT_SENT → REQUESTED | CANCELLED; REQUESTED → CONFIRMED | REJECTED |
//          CANCEL_REQUESTED; CONFIRMED → CANCEL_REQUESTED; CANCEL_REQUESTED → CANCELLED | CANCEL_REFUSED.
// Both are rows of legal_transition, and triggers hold them. A leg that goes to another sailing begins anew
// as NOT_SENT; as it was it is kept beside it, cancelled (moved_at).
import { sql } from "drizzle-orm";
import {
  bigint,
  char,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { account } from "./account";
import type { FareConditions } from "./fare";
import { sailing } from "./voyage";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

export const booking = pgTable(
  "booking",
  {
    id: uuid("id").primaryKey(),
    /** 10 Crockford base-32 characters from a CSPRNG. */
    reference: text("reference").notNull().unique(),
    status: text("status").notNull().default("PENDING"),
    currency: char("currency", { length: 3 }).notNull(),
    totalMinor: bigint("total_minor", { mode: "number" }).notNull(),
    contactName: text("contact_name").notNull(),
    contactEmail: text("contact_email").notNull(),
    contactPhone: text("contact_phone").notNull(),
    language: text("language").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    confirmedAt: timestamp("confirmed_at", { withTimezone: true }),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    /** Why it FAILED, or the traveller's reason for cancelling. */
    reason: text("reason"),
    declines: smallint("declines").notNull().default(0),
    /** The last audit row's sequence: changes of one booking are an unbroken row of numbers (I7). */
    auditSequence: integer("audit_sequence").notNull().default(0),
    /** Whose journey it is: of who proved to read the mail of its address. */
    accountId: uuid("account_id").references(() => account.id, { onDelete: "set null" }),
  },
  (table) => [
    index("booking_pending")
      .on(table.createdAt)
      .where(sql`${table.status} in ('PENDING', 'AWAITING_OPERATOR')`),
    // For what is counted by the day.
    index("booking_created").on(table.createdAt),
    // The newest of a status, for staff.
    index("booking_status_created").on(table.status, table.createdAt),
    index("booking_confirmed").on(table.confirmedAt).where(sql`${table.confirmedAt} is not null`),
    index("booking_email").on(sql`lower(${table.contactEmail})`),
    index("booking_account")
      .on(table.accountId, table.createdAt)
      .where(sql`${table.accountId} is not null`),
    check(
      "booking_status",
      sql`${table.status} in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED')`,
    ),
    check("booking_reference", sql`${table.reference} ~ '^[0-9A-HJKMNP-TV-Z]{10}$'`),
    check("booking_total", sql`${table.totalMinor} >= 0`),
  ],
);

export const bookingLeg = pgTable(
  "booking_leg",
  {
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    position: smallint("position").notNull(),
    /** Which journey of the booking (0 out, 1 back, …) this leg belongs to. */
    journeyIndex: smallint("journey_index").notNull(),
    sailingId: uuid("sailing_id")
      .notNull()
      .references(() => sailing.id),
    fareCode: text("fare_code").notNull(),
    /** The fare's conditions as sold. */
    conditions: jsonb("conditions").$type<FareConditions>().notNull(),
    /** Positions of the passengers and vehicles that travel on this leg; who is cancelled is taken out. */
    passengers: smallint("passengers").array().notNull(),
    vehicles: smallint("vehicles").array().notNull(),
    operatorStatus: text("operator_status").notNull().default("NOT_SENT"),
    operatorReference: text("operator_reference"),
    /** When the operator was first asked to confirm it. */
    operatorAskedAt: timestamp("operator_asked_at", { withTimezone: true }),
    /** Since when the operator does not know who and what is left on it after a part was cancelled. */
    amendDue: timestamp("amend_due", { withTimezone: true }),
    cancelledAt: timestamp("cancelled_at", { withTimezone: true }),
    /** Under which name its operator knows it, where that isn't the booking's reference and the position. */
    operatorKey: text("operator_key"),
    /** It is what a leg was before it went to another sailing: for its operator and the books, shown to nobody. */
    movedAt: timestamp("moved_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.bookingId, table.position] }),
    check("booking_leg_moved", sql`${table.movedAt} is null or ${table.cancelledAt} is not null`),
    index("booking_leg_sailing").on(table.sailingId),
    // The operator's own reference, as staff read it off a mail.
    index("booking_leg_reference")
      .on(sql`upper(${table.operatorReference}) text_pattern_ops`)
      .where(sql`${table.operatorReference} is not null`),
    index("booking_leg_amend").on(table.bookingId).where(sql`${table.amendDue} is not null`),
    index("booking_leg_asked")
      .on(table.bookingId)
      .where(sql`${table.operatorStatus} in ('REQUESTED', 'CANCEL_REQUESTED')`),
    check(
      "booking_leg_operator_status",
      sql`${table.operatorStatus} in ('NOT_SENT', 'REQUESTED', 'CONFIRMED', 'REJECTED', 'CANCEL_REQUESTED', 'CANCELLED', 'CANCEL_REFUSED')`,
    ),
  ],
);

export const bookingPassenger = pgTable(
  "booking_passenger",
  {
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    position: smallint("position").notNull(),
    firstName: text("first_name").notNull(),
    lastName: text("last_name").notNull(),
    birthDate: date("birth_date").notNull(),
    gender: text("gender").notNull(),
    nationality: char("nationality", { length: 2 }).notNull(),
    specialCare: text("special_care"),
    documentKind: text("document_kind"),
    /** key id byte · 12-byte nonce · ciphertext · 16-byte tag (AES-256-GCM), bound to the booking's id. */
    documentNumber: bytea("document_number"),
    documentCountry: char("document_country", { length: 2 }),
    documentExpiresOn: date("document_expires_on"),
    cancelledAt: timestamp("cancelled_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.bookingId, table.position] })],
);

export const bookingVehicle = pgTable(
  "booking_vehicle",
  {
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    position: smallint("position").notNull(),
    kind: text("kind").notNull(),
    lengthCm: integer("length_cm").notNull(),
    heightCm: integer("height_cm").notNull(),
    registration: text("registration"),
    /** Position of the passenger who drives it. */
    driver: smallint("driver").notNull(),
    cancelledAt: timestamp("cancelled_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.bookingId, table.position] })],
);

/** A leg of which something was cancelled. `whole`: nobody sails on it any more. */
export type CancelledLeg = {
  leg: number;
  whole: boolean;
  passengers: number[];
  vehicles: number[];
  /** Cabins and pets by the ids of the booking's view. */
  cabins: string[];
  pets: string[];
  /** Vehicles of the leg before, in the order in which they were priced. */
  vehicles_before: number[];
};

/** A part of a confirmed booking that was cancelled; what is left of it stays as it was sold. */
export const partialCancellation = pgTable(
  "partial_cancellation",
  {
    id: uuid("id").primaryKey(),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    at: timestamp("at", { withTimezone: true }).notNull(),
    refundMinor: bigint("refund_minor", { mode: "number" }).notNull(),
    feeMinor: bigint("fee_minor", { mode: "number" }).notNull(),
    reason: text("reason").notNull(),
    legs: jsonb("legs").$type<CancelledLeg[]>().notNull(),
  },
  (table) => [
    index("partial_cancellation_booking").on(table.bookingId),
    index("partial_cancellation_typed_reason")
      .on(table.at)
      .where(sql`${table.reason} !~ '^(forgotten||[a-z]+(_[a-z]+)+)$'`),
    check(
      "partial_cancellation_amounts",
      sql`${table.refundMinor} >= 0 and ${table.feeMinor} >= 0`,
    ),
  ],
);

/**
 * The price as sold, a line each; the sum of the live lines is the booking's total. What is cancelled of a
 * line becomes a line of its own, so that all lines together are what was sold.
 */
export const bookingItem = pgTable(
  "booking_item",
  {
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    position: smallint("position").notNull(),
    legPosition: smallint("leg_position").notNull(),
    /** adult, child, infant, vehicle:{kind}, cabin:{kind}, pet, port_fee, rounding. */
    kind: text("kind").notNull(),
    quantity: integer("quantity").notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    cancelledAt: timestamp("cancelled_at", { withTimezone: true }),
    /** The partial cancellation it went with. */
    cancellationId: uuid("cancellation_id").references(() => partialCancellation.id),
  },
  (table) => [
    primaryKey({ columns: [table.bookingId, table.position] }),
    check(
      "booking_item_cancelled",
      sql`${table.cancellationId} is null or ${table.cancelledAt} is not null`,
    ),
  ],
);
