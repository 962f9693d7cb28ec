import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import { openAlert } from "#lib/alert/open-alert";
import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { count } from "#lib/measure/measure";
import { type ResendClient, resendClient } from "./resend-client";
import { type SuppressionReason, suppress } from "./suppression";
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
 * inbox that a mail did not arrive and opens an alert that names the notice; where it never will, no
 * further mail goes to that address. Returns false for a
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
  const isNew = await withTransaction(database, async (tx) => {
    const inserted = await tx`
      insert into inbox (id, source, type, object_id, received_at, processed_at, outcome)
      values (${event.id}, 'resend', ${event.type}, ${event.emailId}, now(), now(), ${outcome})
      on conflict (id) do nothing returning 1`;
    if (inserted.length === 0) return false;
    const reason = lasting(event, outcome);
    if (reason) {
      for (const address of event.to) await suppress(tx, config().APP_SECRET, address, reason);
    }
    const subject = event.noticeId ?? event.emailId;
    await openAlert(tx, { kind: "notice_undelivered", subject, detail: { outcome } });
    return true;
  });
  if (isNew) count("gangway_mail_bounces_total", { kind: outcome });
  return isNew;
}

type MailEvent = {
  id: string;
  type: string;
  emailId: string;
  noticeId: string | null;
  to: string[];
  /** Permanent, Transient or Undetermined, of a bounce. */
  bounce: string | null;
};

/** Why no further mail may go there; null where a later one may well arrive: a mailbox that is full. */
function lasting({ bounce }: MailEvent, outcome: string): SuppressionReason | null {
  if (outcome === "bounced") {
    return bounce === "Transient" || bounce === "Undetermined" ? null : "bounced";
  }
  return outcome === "complained" || outcome === "suppressed" ? outcome : null;
}

function verified(
  resend: ResendClient,
  webhookSecret: string,
  payload: string,
  { id, timestamp, signature }: MailEventHeaders,
): MailEvent {
  try {
    const headers = { id: id ?? "", timestamp: timestamp ?? "", signature: signature ?? "" };
    const event = resend.webhooks.verify({ payload, headers, webhookSecret });
    const data = event.data as {
      email_id?: string;
      to?: unknown;
      tags?: Record<string, string>;
      bounce?: { type?: unknown };
    };
    const to = Array.isArray(data.to) ? data.to : [data.to];
    const noticeId = String(data.tags?.notice ?? "");
    return {
      id: headers.id,
      type: event.type,
      emailId: String(data.email_id ?? "").slice(0, 100),
      noticeId: isUuid(noticeId) ? noticeId : null,
      to: to.filter((address) => typeof address === "string" && address.length <= 320).slice(0, 50),
      bounce: typeof data.bounce?.type === "string" ? data.bounce.type : null,
    };
  } catch {
    throw new DomainError("malformed", "The signature does not fit the body.");
  }
}
