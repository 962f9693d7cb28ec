// Who signs in: travellers and staff, one account an e-mail address. No states but the role; a session ends
// by its time, by signing out or by being revoked, and then its row is gone. Written through lib/account.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  customType,
  date,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

const createdAt = timestamp("created_at", { withTimezone: true }).notNull();
const updatedAt = timestamp("updated_at", { withTimezone: true }).notNull();

export const account = pgTable(
  "account",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    /** In lower case. */
    email: text("email").notNull().unique(),
    /** Only who reads an address's mail may have what was booked with it. */
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    role: text("role").notNull().default("traveller"),
    language: text("language").notNull().default("en"),
    twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
    createdAt,
    updatedAt,
  },
  (table) => [
    /** As actors' ids are written down: whose name it is, is asked for by the text. */
    index("account_as_text").on(sql`(${table.id}::text)`),
    index("account_staff").on(table.role).where(sql`${table.role} <> 'traveller'`),
    check("account_email", sql`${table.email} = lower(${table.email})`),
    check(
      "account_role",
      sql`${table.role} in ('traveller', 'admin', 'sales', 'port_agent', 'read_only')`,
    ),
    check("account_language", sql`${table.language} in ('en', 'fr')`),
  ],
);

const ofAccount = () =>
  uuid("account_id")
    .notNull()
    .references(() => account.id, { onDelete: "cascade" });

export const accountSession = pgTable(
  "account_session",
  {
    id: uuid("id").primaryKey(),
    userId: ofAccount(),
    /** What the cookie carries, which is worth something only with our signature beside it. */
    token: text("token").notNull().unique(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    /** When this session proved a second factor; an admin's session without is none. */
    secondFactorAt: timestamp("second_factor_at", { withTimezone: true }),
    createdAt,
    updatedAt,
  },
  (table) => [
    index("account_session_account").on(table.userId),
    index("account_session_expires").on(table.expiresAt),
  ],
);

/** How an account proves itself: a password as scrypt leaves it. */
export const accountCredential = pgTable(
  "account_credential",
  {
    id: uuid("id").primaryKey(),
    userId: ofAccount(),
    providerId: text("provider").notNull(),
    /** The account's name at the provider; for passwords the account's own id. */
    accountId: text("provider_account_id").notNull(),
    password: text("password_hash"),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: timestamp("access_token_expires_at", { withTimezone: true }),
    refreshTokenExpiresAt: timestamp("refresh_token_expires_at", { withTimezone: true }),
    scope: text("scope"),
    createdAt,
    updatedAt,
  },
  (table) => [
    uniqueIndex("account_credential_provider").on(table.providerId, table.accountId),
    index("account_credential_account").on(table.userId),
  ],
);

/** Sign-ins that wait for their second factor; known by a hash of what the browser's cookie carries. */
export const accountVerification = pgTable(
  "account_verification",
  {
    id: uuid("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    createdAt,
    updatedAt,
  },
  (table) => [
    index("account_verification_identifier").on(table.identifier),
    index("account_verification_expires").on(table.expiresAt),
  ],
);

/** A time-based one-time password: its secret and its backup codes are encrypted. */
export const accountSecondFactor = pgTable(
  "account_second_factor",
  {
    id: uuid("id").primaryKey(),
    userId: ofAccount(),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    /** The first code was right: before that it asks for nothing. */
    verified: boolean("verified").notNull().default(false),
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: timestamp("locked_until", { withTimezone: true }),
    /** The half minute of the newest code that was used (RFC 6238): neither it nor one before opens anything. */
    lastStep: bigint("last_step", { mode: "number" }),
  },
  (table) => [uniqueIndex("account_second_factor_account").on(table.userId)],
);

/**
 * A mail with a link that proves who reads it: its token is made of this row's id with our secret, so that
 * neither the row nor a job carries it. Sent once (sent_at), used once (used_at), and only until it expires.
 */
export const accountLetter = pgTable(
  "account_letter",
  {
    id: uuid("id").primaryKey(),
    userId: ofAccount(),
    kind: text("kind").notNull(),
    language: text("language").notNull(),
    tokenHash: bytea("token_hash").notNull().unique(),
    createdAt,
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (table) => [
    index("account_letter_account").on(table.userId),
    index("account_letter_expires").on(table.expiresAt),
    check(
      "account_letter_kind",
      sql`${table.kind} in ('confirm_address', 'sign_in', 'new_password')`,
    ),
  ],
);

/** Somebody who often travels with the account's holder, to be filled in at a booking. */
export const savedPassenger = pgTable(
  "saved_passenger",
  {
    id: uuid("id").primaryKey(),
    userId: ofAccount(),
    firstName: text("first_name").notNull(),
    lastName: text("last_name").notNull(),
    birthDate: date("birth_date").notNull(),
    gender: text("gender").notNull(),
    nationality: char("nationality", { length: 2 }).notNull(),
    documentKind: text("document_kind"),
    /** Sealed as a booking's, and bound to this row's id. */
    documentNumber: bytea("document_number"),
    documentCountry: char("document_country", { length: 2 }),
    documentExpiresOn: date("document_expires_on"),
    createdAt,
  },
  (table) => [index("saved_passenger_account").on(table.userId)],
);

export const savedVehicle = pgTable(
  "saved_vehicle",
  {
    id: uuid("id").primaryKey(),
    userId: ofAccount(),
    kind: text("kind").notNull(),
    lengthCm: integer("length_cm").notNull(),
    heightCm: integer("height_cm").notNull(),
    registration: text("registration"),
    createdAt,
  },
  (table) => [index("saved_vehicle_account").on(table.userId)],
);
