import { z } from "zod";
import { line, money } from "./fields";

/** The body of POST /api/v1/bookings/{id}/cancellation-quote. */
export const quoteBody = z.strictObject({
  scope: z.literal("whole").default("whole").describe("The whole booking."),
});

/** The body of POST /api/v1/bookings/{id}/cancel. */
export const cancelBody = z.strictObject({
  scope: z.literal("whole").default("whole"),
  expected_refund: money.describe("The refund as it was quoted."),
  expected_fee: money.optional().describe("The fee as it was quoted, for those who showed it."),
  reason: line(0, 500).default(""),
});
