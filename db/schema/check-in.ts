// Who was found to be there for a sailing: at check-in, and going aboard. A scan is what a device saw, under
// an id that the device made, so that it may be sent again; a check-in is what came of it for one passenger
// and stage: none → checked_in → boarded, where boarding says that one was there. A check-in that staff undid
// stays as a row, with who and why. Of several scans that let the same person pass, the first by its time
// counts, and the others are flagged for a person to look at: flagged → looked at.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { booking } from "./booking";
import { sailing } from "./voyage";

export const checkInScan = pgTable(
  "check_in_scan",
  {
    /** Made by the device. */
    id: uuid("id").primaryKey(),
    sailingId: uuid("sailing_id")
      .notNull()
      .references(() => sailing.id),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    stage: text("stage").notNull(),
    /** Positions of the passengers that it was made for. */
    passengers: smallint("passengers").array().notNull(),
    /** camera, scanner (one that types) or hand (found by reference or name). */
    means: text("means").notNull(),
    deviceId: uuid("device_id").notNull(),
    /** What staff call the device or the gangway it stands at. */
    deviceName: text("device_name").notNull(),
    /** Staff's id; never an e-mail address. */
    actorId: text("actor_id").notNull(),
    /** By the device's clock, put right by ours when it was sent. */
    scannedAt: timestamp("scanned_at", { withTimezone: true }).notNull(),
    receivedAt: timestamp("received_at", { withTimezone: true }).notNull(),
    /** The device let them pass without waiting for us: offline, or when we were slow. */
    letPass: boolean("let_pass").notNull(),
    /** Why a person must look at it: double, cancelled, undone, not_on_sailing, outside_hours. */
    flag: text("flag"),
    /** The passengers whom the flag is about. */
    flagged: smallint("flagged").array().notNull().default([]),
    lookedAt: timestamp("looked_at", { withTimezone: true }),
    lookedBy: text("looked_by"),
    lookedNote: text("looked_note"),
  },
  (table) => [
    index("check_in_scan_flagged").on(table.sailingId).where(sql`${table.flag} is not null`),
    index("check_in_scan_received").on(table.receivedAt),
    check("check_in_scan_stage", sql`${table.stage} in ('checked_in', 'boarded')`),
    check("check_in_scan_means", sql`${table.means} in ('camera', 'scanner', 'hand')`),
    check(
      "check_in_scan_flag",
      sql`${table.flag} in ('double', 'cancelled', 'undone', 'not_on_sailing', 'outside_hours')`,
    ),
    check("check_in_scan_flagged_why", sql`(${table.flag} is null) = (${table.flagged} = '{}')`),
    check("check_in_scan_looked", sql`(${table.lookedAt} is null) = (${table.lookedBy} is null)`),
  ],
);

export const checkIn = pgTable(
  "check_in",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    sailingId: uuid("sailing_id")
      .notNull()
      .references(() => sailing.id),
    bookingId: uuid("booking_id")
      .notNull()
      .references(() => booking.id),
    /** The passenger's position in the booking. */
    passenger: smallint("passenger").notNull(),
    stage: text("stage").notNull(),
    scanId: uuid("scan_id")
      .notNull()
      .references(() => checkInScan.id),
    at: timestamp("at", { withTimezone: true }).notNull(),
    undoneAt: timestamp("undone_at", { withTimezone: true }),
    undoneBy: text("undone_by"),
    undoReason: text("undo_reason"),
  },
  (table) => [
    // No one twice: whatever devices say, and whenever they say it.
    uniqueIndex("check_in_once")
      .on(table.sailingId, table.bookingId, table.passenger, table.stage)
      .where(sql`${table.undoneAt} is null`),
    index("check_in_undone")
      .on(table.sailingId, table.bookingId)
      .where(sql`${table.undoneAt} is not null`),
    index("check_in_scan_id").on(table.scanId),
    check("check_in_stage", sql`${table.stage} in ('checked_in', 'boarded')`),
    check(
      "check_in_undone_why",
      sql`(${table.undoneAt} is null) = (${table.undoneBy} is null)
        and (${table.undoneAt} is null) = (${table.undoReason} is null)`,
    ),
  ],
);
