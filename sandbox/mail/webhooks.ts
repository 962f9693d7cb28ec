import { createHmac, randomUUID } from "node:crypto";
import { post } from "../wire/post";
import type { Collection, Store } from "../wire/store";
import type { LastEvent, Mail } from "./types";

interface Delivery {
  id: string;
  body: string;
  attempts: number;
  due: number;
}

export interface Target {
  url: string;
  secret: string;
  events: string[] | undefined;
  backOffMs: number;
}

/** How long a mail is only "sent" before its fate is known. */
export const FATE_MS = 300;
const ATTEMPTS = 12;

/** Resend's webhooks, signed as Svix signs them, tried again until they are taken. */
export class Webhooks {
  private readonly pending: Collection<Delivery>;
  private readonly busy = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly store: Store,
    private readonly target: Target | undefined,
  ) {
    this.pending = store.collection("delivery");
    this.wake(0);
  }

  announce(mail: Mail): void {
    if (!this.target) return;
    if (mail.outcome !== "suppressed") this.enqueue(mail, "sent", 0);
    if (mail.outcome === "complained") this.enqueue(mail, "delivered", FATE_MS);
    this.enqueue(mail, mail.outcome, mail.outcome === "complained" ? 2 * FATE_MS : FATE_MS);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private enqueue(mail: Mail, event: LastEvent, afterMs: number): void {
    if (this.target?.events?.includes(`email.${event}`) === false) return;
    const id = `msg_${randomUUID().replaceAll("-", "")}`;
    const body = JSON.stringify(payload(mail, event));
    this.pending.save(id, { id, body, attempts: 0, due: Date.now() + afterMs });
    this.wake(0);
  }

  private wake(ms: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sendDue(), ms);
    this.timer.unref();
  }

  private sendDue(): void {
    const now = Date.now();
    let next = 60_000;
    for (const delivery of this.pending.values()) {
      if (this.busy.has(delivery.id)) continue;
      if (delivery.due > now) next = Math.min(next, delivery.due - now);
      else if (this.target) void this.send(delivery, this.target);
    }
    this.wake(next);
  }

  private async send(delivery: Delivery, target: Target): Promise<void> {
    this.busy.add(delivery.id);
    const delivered = await post(target.url, delivery.body, {
      "content-type": "application/json",
      "user-agent": "Svix-Webhooks/1.0",
      ...svixHeaders(target.secret, delivery.id, delivery.body),
    });
    this.busy.delete(delivery.id);
    if (this.stopped) return;
    delivery.attempts += 1;
    if (delivered || delivery.attempts >= ATTEMPTS) this.pending.delete(delivery.id);
    else {
      delivery.due = Date.now() + target.backOffMs * 2 ** (delivery.attempts - 1);
      this.pending.save(delivery.id, delivery);
    }
    this.store.commit();
    this.wake(0);
  }
}

export function svixHeaders(secret: string, id: string, body: string): Record<string, string> {
  const at = Math.floor(Date.now() / 1000);
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signed = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
  return { "svix-id": id, "svix-timestamp": String(at), "svix-signature": `v1,${signed}` };
}

function payload(mail: Mail, event: LastEvent): object {
  const data = {
    created_at: mail.created_at,
    email_id: mail.id,
    message_id: mail.message_id,
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    tags: Object.fromEntries(mail.tags.map(({ name, value }) => [name, value])),
    ...(event === "bounced"
      ? {
          bounce: {
            message: "The recipient's email address does not exist.",
            subType: "General",
            type: "Permanent",
          },
        }
      : {}),
    ...(event === "suppressed"
      ? {
          suppressed: {
            message: "The address is on the suppression list.",
            type: "OnAccountSuppressionList",
          },
        }
      : {}),
  };
  return { type: `email.${event}`, created_at: new Date().toISOString(), data };
}
