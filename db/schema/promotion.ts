// Who wants offers by mail, the offers, and each one's mail to each of them.
// Subscriber: asked → confirmed → stopped (and may ask again). Mail: due → sent | dead.
import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

export type PromotionWords = { subject: string; heading: string; lead: string[]; link: string };

export const subscriber = pgTable(
  "subscriber",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    language: text("language").notNull(),
    askedAt: timestamp("asked_at", { withTimezone: true }).notNull(),
    /** Whoever reads that mailbox said yes. */
    confirmedAt: timestamp("confirmed_at", { withTimezone: true }),
    stoppedAt: timestamp("stopped_at", { withTimezone: true }),
  },
  (table) => [
    uniqueIndex("subscriber_email").on(sql`lower(${table.email})`),
    index("subscriber_live")
      .on(table.id)
      .where(sql`${table.confirmedAt} is not null and ${table.stoppedAt} is null`),
  ],
);

export const promotion = pgTable("promotion", {
  id: uuid("id").primaryKey(),
  /** By language: en and fr. */
  words: jsonb("words").$type<Record<"en" | "fr", PromotionWords>>().notNull(),
  publishedBy: text("published_by").notNull(),
  at: timestamp("at", { withTimezone: true }).notNull(),
});

export const subscriberMail = pgTable(
  "subscriber_mail",
  {
    id: uuid("id").primaryKey(),
    subscriberId: uuid("subscriber_id")
      .notNull()
      .references(() => subscriber.id, { onDelete: "cascade" }),
    /** Null: the question whether offers are wanted. */
    promotionId: uuid("promotion_id").references(() => promotion.id),
    status: text("status").notNull().default("due"),
    attempts: integer("attempts").notNull().default(0),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    /** A code, never an address. */
    error: text("error"),
  },
  (table) => [
    unique("subscriber_mail_once").on(table.subscriberId, table.promotionId),
    index("subscriber_mail_promotion").on(table.promotionId, table.status),
    index("subscriber_mail_due").on(table.dueAt).where(sql`${table.status} = 'due'`),
    check(
      "subscriber_mail_purged",
      sql`${table.error} is distinct from 'purged' or ${table.promotionId} is not null`,
    ),
    check("subscriber_mail_status", sql`${table.status} in ('due', 'sent', 'dead')`),
  ],
);
