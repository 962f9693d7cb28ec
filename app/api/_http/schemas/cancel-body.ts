import { z } from "zod";
import { line, money } from "./fields";

/** Ids as the booking's view gives them, each once. */
const ids = z
  .array(z.string().regex(/^[a-z0-9_-]{1,80}$/, "An id of the booking's view, e.g. passenger-0."))
  .max(50)
  .refine((list) => new Set(list).size === list.length, "Names the same twice.")
  .default([]);

const parts = z
  .strictObject({ passengers: ids, vehicles: ids, legs: ids, cabins: ids, pets: ids })
  .refine(
    (scope) => Object.values(scope).some((list) => list.length > 0),
    "Name what is to be cancelled.",
  )
  .describe("Parts of the booking, by the ids of its view: all that any of the lists names.");

const scope = z
  .union([z.literal("whole"), parts])
  .nullish()
  .describe("What is meant; absent, null or whole: the whole booking.")
  .transform((named) => (named === "whole" ? null : (named ?? null)));

/** The body of POST /api/v1/bookings/{id}/cancellation-quote. */
export const quoteBody = z.strictObject({ scope });

/** The body of POST /api/v1/bookings/{id}/cancel. */
export const cancelBody = z.strictObject({
  scope,
  expected_refund: money.describe("The refund as it was quoted."),
  expected_fee: money.optional().describe("The fee as it was quoted, for those who showed it."),
  reason: line(0, 500).default(""),
});
