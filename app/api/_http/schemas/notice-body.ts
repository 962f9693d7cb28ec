import { z } from "zod";
import { noticeKinds } from "#lib/notice/notice-kind";

/** The body of POST /api/v1/bookings/{id}/notices. */
export const noticeBody = z.strictObject({
  kind: z
    .enum(noticeKinds)
    .optional()
    .describe("Which mail; without it, the one that tells how the booking stands."),
});
