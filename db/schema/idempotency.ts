// A booking's key is kept for ever. Its row is inserted by the transaction that does the work, so a second
// caller waits for that transaction and then sees its booking, or takes the key if it rolled back.
// All other changes claim their key first (claim, claimed_until), do the work, and then keep its answer
// (answer): claimed → answered; claimed → gone (it was refused); a claim whose time is up, for its process
// died, is free to be claimed again by the same request. Answers are kept 30 days.
import { customType, index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

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
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.key] }),
    index("idempotency_key_booking").on(table.bookingId),
  ],
);

export const idempotentAnswer = pgTable(
  "idempotent_answer",
  {
    /** In whose name: `booking:{id}` of who may change it, or a hash of an address. */
    actor: text("actor").notNull(),
    key: text("key").notNull(),
    /** Keyed hash of method, path and canonical body: bodies may be personal and easily guessed. */
    requestHash: bytea("request_hash").notNull(),
    /** Who works on it; another's late answer is not taken. */
    claim: uuid("claim").notNull(),
    claimedUntil: timestamp("claimed_until", { withTimezone: true }).notNull(),
    /** Status and body, sealed (AES-256-GCM) and bound to actor and key: they may hold names and secrets. Null: being worked on. */
    answer: bytea("answer"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actor, table.key] }),
    index("idempotent_answer_age").on(table.createdAt),
  ],
);
