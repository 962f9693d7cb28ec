import { eventType, Inngest } from "inngest";
import { z } from "zod";
import { log } from "#lib/log/log";
import { MeasureRuns } from "./measure-runs";
import { RunRecorder } from "./run-recorder";
import { TraceRuns } from "./trace-runs";

/** A part of the SDK's log line without the event it was about: a text, or an error's name and message. */
function inWords(part: unknown): string {
  if (typeof part === "string") return part;
  const error = part instanceof Error ? part : (part as { err?: unknown } | null)?.err;
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : typeof part;
}

/** What every client of ours is made of. Keys and addresses come from INNGEST_*; the functions know neither. */
const options = {
  middleware: [RunRecorder, TraceRuns, MeasureRuns],
  checkpointing: false,
  logger: {
    info: (...parts: unknown[]) => log().debug({ parts }, "inngest"),
    warn: (...parts: unknown[]) => log().warn({ parts: parts.map(inWords) }, "inngest"),
    error: (...parts: unknown[]) => log().error({ parts: parts.map(inWords) }, "inngest"),
    debug: () => {},
  },
};

/** The client that functions are made with and events are sent through. */
export const inngest = new Inngest({ id: "gangway", ...options });

/**
 * The client a group is served with. Inngest knows an app by its client's id, and a later address of
 * the same app replaces the earlier: groups with addresses of their own are apps of their own.
 */
export function groupClient(group: string): Inngest.Any {
  return new Inngest({ id: `gangway-${group}`, ...options });
}

/** The events the outbox sends. They carry ids and nothing else. */
export const bookingHeld = eventType("booking/held", {
  schema: z.object({ booking_id: z.string() }),
});
export const bookingSettled = eventType("booking/settled", {
  schema: z.object({ booking_id: z.string() }),
});
export const bookingEnded = eventType("booking/ended", {
  schema: z.object({ booking_id: z.string() }),
});
export const bookingAuthorised = eventType("booking/authorised", {
  schema: z.object({ booking_id: z.string() }),
});
export const bookingRebooked = eventType("booking/rebooked", {
  schema: z.object({ booking_id: z.string() }),
});
export const operatorCancel = eventType("operator/cancel", {
  schema: z.object({ booking_id: z.string() }),
});
export const operatorAmend = eventType("operator/amend", {
  schema: z.object({ booking_id: z.string() }),
});
export const operatorFeedDue = eventType("operator/feed.due", {
  schema: z.object({ operator_code: z.string(), asked_by: z.string() }),
});
export const operatorComparisonDue = eventType("operator/comparison.due", {
  schema: z.object({ operator_code: z.string(), asked_by: z.string() }),
});
export const sailingLookAfter = eventType("sailing/look-after", {
  schema: z.object({ sailing_id: z.string(), booking_id: z.string() }),
});
export const noticeDue = eventType("notice/due", { schema: z.object({ notice_id: z.string() }) });
export const accountLetterDue = eventType("account/letter.due", {
  schema: z.object({ letter_id: z.string() }),
});
export const stripeEventReceived = eventType("stripe/event.received", {
  schema: z.object({ inbox_id: z.string() }),
});
export const paymentAbandoned = eventType("payment/abandoned", {
  schema: z.object({ booking_id: z.string(), intent_id: z.string().optional() }),
});
export const refundRequested = eventType("refund/requested", {
  schema: z.object({ refund_id: z.string() }),
});
export const pictureUploaded = eventType("picture/uploaded", {
  schema: z.object({ picture_id: z.string() }),
});
export const pictureRemoved = eventType("picture/removed", {
  schema: z.object({ picture_id: z.string() }),
});
