// A vessel is its facts: what it can carry by default, before a sailing's own pools decide.
import { doublePrecision, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { operator } from "./operator";

export const vessel = pgTable("vessel", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  operatorCode: text("operator_code")
    .notNull()
    .references(() => operator.code),
  imo: text("imo"),
  built: integer("built"),
  lengthM: doublePrecision("length_m").notNull(),
  speedKn: doublePrecision("speed_kn").notNull(),
  decks: integer("decks").notNull(),
  passengerCapacity: integer("passenger_capacity").notNull(),
  laneLowCm: integer("lane_low_cm").notNull(),
  laneHighCm: integer("lane_high_cm").notNull(),
  kennels: integer("kennels").notNull(),
  /** Count by cabin kind, e.g. {"inside_2": 120, "seat": 80}. */
  cabins: jsonb("cabins").$type<Record<string, number>>().notNull(),
});
