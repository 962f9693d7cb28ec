import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readText } from "#http/read-body";
import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";
import { receiveMailEvent } from "#lib/notice/receive-mail-event";

/** What became of a mail, by Resend's webhook; stored once before it is acknowledged. */
const post = endpoint({ name: "resend-webhook", limit: "webhook" }, async ({ request }) => {
  const secret = config().RESEND_WEBHOOK_SECRET;
  if (!secret) throw new DomainError("not_found", "No secret is set for this webhook.");
  const body = await readText(request);
  const header = (name: string) => request.headers.get(name) ?? "";
  const outcome = await receiveMailEvent({ database: database() }, secret, body, {
    id: header("svix-id"),
    timestamp: header("svix-timestamp"),
    signature: header("svix-signature"),
  });
  return { body: { received: true, outcome } };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
