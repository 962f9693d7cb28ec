import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import { openAlert } from "#lib/alert/open-alert";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { type ResendClient, resendClient } from "./resend-client";
import subscribed from "./webhook-events.json" with { type: "json" };

/** What a traveller's mail met after Resend took it, as the endpoint should be subscribed, and what an alert calls it. */
const wanted = new Map(subscribed.map((type) => [type, type.replace(/^email\./, "")]));

export type MailEventHeaders = {
  id: string | null;
  timestamp: string | null;
  signature: string | null;
};

/**
 * Verifies a webhook of Resend's (signed as Svix does, 300 s) and, once for each event, notes in the
 * inbox that a mail did not arrive and opens an alert that names the notice. Returns false for a
 * repetition and for events that need nothing. Throws `malformed` for a bad signature or body.
 */
export async function receiveMailEvent(
  { database, resend = resendClient() }: { database: Pick<Database, "sql">; resend?: ResendClient },
  secret: string,
  rawBody: string,
  headers: MailEventHeaders,
): Promise<boolean> {
  const event = verified(resend, secret, rawBody, headers);
  const outcome = wanted.get(event.type);
  if (!outcome) return false;
  return await withTransaction(database, async (tx) => {
    const inserted = await tx`
      insert into inbox (id, source, type, object_id, received_at, processed_at, outcome)
      values (${event.id}, 'resend', ${event.type}, ${event.emailId}, now(), now(), ${outcome})
      on conflict (id) do nothing returning 1`;
    if (inserted.length === 0) return false;
    const subject = event.noticeId ?? event.emailId;
    await openAlert(tx, { kind: "notice_undelivered", subject, detail: { outcome } });
    return true;
  });
}

type MailEvent = { id: string; type: string; emailId: string; noticeId: string | null };

function verified(
  resend: ResendClient,
  webhookSecret: string,
  payload: string,
  { id, timestamp, signature }: MailEventHeaders,
): MailEvent {
  try {
    const headers = { id: id ?? "", timestamp: timestamp ?? "", signature: signature ?? "" };
    const event = resend.webhooks.verify({ payload, headers, webhookSecret });
    const data = event.data as { email_id?: string; tags?: Record<string, string> };
    const noticeId = String(data.tags?.notice ?? "");
    return {
      id: headers.id,
      type: event.type,
      emailId: String(data.email_id ?? "").slice(0, 100),
      noticeId: isUuid(noticeId) ? noticeId : null,
    };
  } catch {
    throw new DomainError("malformed", "The signature does not fit the body.");
  }
}
