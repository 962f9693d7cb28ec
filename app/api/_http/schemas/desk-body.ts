import { z } from "zod";
import { longestNote } from "#lib/booking/desk/write-note";
import { noticeKinds } from "#lib/notice/notice-kind";
import { quoteBody } from "./cancel-body";
import { line, money } from "./fields";

/** No control characters but the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const text = /^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/;

/** The body of POST /api/v1/staff/bookings/{id}/notes. */
export const noteBody = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1, "Needed.")
    .max(longestNote, `At most ${longestNote} characters.`)
    .regex(text, "Contains characters that cannot be printed."),
});

const contact = z.strictObject({
  name: line(1, 200),
  email: z.email("An e-mail address.").max(254),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d ().-]{5,25}$/, "A telephone number, e.g. +33 6 12 34 56 78."),
});

/** The body of PUT …/contact: whom staff saw, and who it is. What was there may be anything. */
export const contactBody = z.strictObject({
  before: z.strictObject({
    name: z.string().max(500),
    email: z.string().max(500),
    phone: z.string().max(100),
  }),
  after: contact,
});

/** The body of POST …/goodwill. */
export const goodwillBody = z.strictObject({
  amount: money,
  refundable: money.describe("What could be given back, as it was shown."),
  reason: line(3, 500),
});

/** The body of POST …/notices. */
export const resendBody = z.strictObject({ kind: z.enum(noticeKinds).nullable().default(null) });

const { scope } = quoteBody.shape;
const waived = z.boolean().default(false);

/** The body of POST …/cancellation-quote. */
export const deskQuoteBody = z.strictObject({ scope, waives_fee: waived });
/** The body of POST …/cancel. */
export const deskCancelBody = z.strictObject({
  scope,
  waives_fee: waived,
  expected_refund: money,
  expected_fee: money,
  reason: line(3, 500),
});

/** The body of POST …/refunds/{refund}/transfer. */
export const transferBody = z.strictObject({ transfer: line(3, 40) });

/** The body of POST …/legs/{position}/answer. */
export const operatorAnswerBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("confirmed"), reference: line(1, 60) }),
  z.strictObject({ kind: z.literal("refused"), reason: line(3, 200) }),
  z.strictObject({ kind: z.literal("cancelled") }),
]);
