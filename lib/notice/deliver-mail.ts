import type { CreateEmailOptions } from "resend";
import { count } from "#lib/measure/measure";
import { clientSpan, note } from "#lib/trace/trace";
import type { ResendClient } from "./resend-client";

export type Delivery =
  | { kind: "accepted"; messageId: string | null }
  /** Resend will never take this mail. */
  | { kind: "refused"; error: string }
  /** Not now, or we cannot know: the same key makes another try safe. */
  | { kind: "delayed"; error: string; retryAfterSeconds: number | null };

const deadlineMs = 10_000;
/**
 * What is wrong with the mail itself stays wrong. What is wrong with our key, our domain or the address
 * of the API (401, 403, 404) is mended by us, and the mail waits for that.
 */
const final = new Set([400, 413, 422, 451]);

/** Hands a mail to Resend once, within 10 s, under a key that makes every repetition the same mail. */
export async function deliverMail(
  resend: ResendClient,
  mail: CreateEmailOptions,
  idempotencyKey: string,
): Promise<Delivery> {
  return await clientSpan("mail POST emails", { "http.request.method": "POST" }, async () => {
    const delivery = await handOver(resend, mail, idempotencyKey);
    count("gangway_mail_attempts_total", { outcome: delivery.kind });
    note({ "gangway.outcome": delivery.kind });
    return delivery;
  });
}

async function handOver(
  resend: ResendClient,
  mail: CreateEmailOptions,
  idempotencyKey: string,
): Promise<Delivery> {
  const deadline = { signal: AbortSignal.timeout(deadlineMs) };
  const { data, error, headers } = await resend.emails.send(mail, { idempotencyKey, ...deadline });
  if (data) return { kind: "accepted", messageId: data.id ?? null };
  // The key was used with other words: an earlier try was taken whose answer we never saw.
  if (error.name === "invalid_idempotent_request") return { kind: "accepted", messageId: null };
  // Names and codes only: Resend's messages quote addresses.
  const status = error.statusCode;
  const code = status === null ? "no_answer" : `${status} ${String(error.name).slice(0, 60)}`;
  if (status !== null && final.has(status)) return { kind: "refused", error: code };
  return { kind: "delayed", error: code, retryAfterSeconds: seconds(headers?.["retry-after"]) };
}

/** Retry-After in seconds, up to an hour; a date is not one that Resend sends. */
function seconds(value: string | undefined): number | null {
  const number = Number(value);
  return value && Number.isFinite(number) && number >= 0
    ? Math.min(Math.ceil(number), 3_600)
    : null;
}
