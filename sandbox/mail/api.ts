import { createHash } from "node:crypto";
import { type Json, parseJson } from "../wire/json";
import { header, json, type WireAnswer, type WireRequest } from "../wire/message";
import type { Collection } from "../wire/store";
import { invalid, ResendError } from "./errors";
import type { Mailbox } from "./mailbox";
import { readMail } from "./read-mail";
import type { Mail } from "./types";
import { FATE_MS, type Webhooks } from "./webhooks";

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 100;

interface Kept {
  payload: string;
  body: Json;
  at: number;
}

/** Resend's API as far as mails go. */
export class Api {
  private readonly kept: Collection<Kept>;
  private readonly inFlight = new Set<string>();

  constructor(
    private readonly mailbox: Mailbox,
    private readonly webhooks: Webhooks,
  ) {
    this.kept = mailbox.store.collection("idempotency_key", 20_000);
  }

  async answer(request: WireRequest): Promise<WireAnswer> {
    try {
      authorise(request);
      return await this.dispatch(request);
    } catch (error) {
      if (error instanceof ResendError) return error.toAnswer();
      throw error;
    }
  }

  private async dispatch(request: WireRequest): Promise<WireAnswer> {
    const { method, path } = request;
    if (path === "/emails" && method === "POST") {
      return await this.once(request, (body) => ({
        id: this.send(request, readMail(body, new Date())),
      }));
    }
    if (path === "/emails/batch" && method === "POST") {
      return await this.once(request, (body) => this.sendBatch(request, body));
    }
    if (path === "/emails" && method === "GET") {
      const data = this.mailbox.list(null).slice(0, 100).map(shown);
      return json(200, { object: "list", has_more: false, data });
    }
    const id = /^\/emails\/([^/]+)$/.exec(path)?.[1];
    if (id && method === "GET") {
      const mail = this.mailbox.get(id);
      if (!mail) throw new ResendError(404, "not_found", "Email not found");
      return json(200, shown(mail));
    }
    throw path.startsWith("/emails")
      ? new ResendError(405, "method_not_allowed", "Method is not allowed for this endpoint.")
      : new ResendError(404, "not_found", "The requested endpoint does not exist.");
  }

  private send(request: WireRequest, mail: Mail): string {
    const idempotencyKey = header(request, "idempotency-key");
    this.mailbox.take(mail, { path: request.path, idempotencyKey });
    this.webhooks.announce(mail);
    return mail.id;
  }

  private sendBatch(request: WireRequest, body: Json | undefined): Json {
    if (!Array.isArray(body) || body.length === 0)
      throw invalid("The batch must be a list of emails.");
    if (body.length > BATCH) throw invalid(`A batch may hold at most ${BATCH} emails.`);
    const permissive = header(request, "x-batch-validation") === "permissive";
    const good: Mail[] = [];
    const errors: Json[] = [];
    for (const [index, item] of body.entries()) {
      try {
        const mail = readMail(item, new Date());
        if (mail.attachments.length > 0) {
          throw invalid("The `attachments` field is not supported in a batch.");
        }
        good.push(mail);
      } catch (error) {
        if (!(error instanceof ResendError) || !permissive) throw error;
        errors.push({ index, message: error.message });
      }
    }
    const data = good.map((mail) => ({ id: this.send(request, mail) }));
    return permissive ? { data, errors } : { data };
  }

  /** One key, one payload, one mail, for a day. Only what was taken is remembered. */
  private async once(
    request: WireRequest,
    take: (body: Json | undefined) => Json,
  ): Promise<WireAnswer> {
    const key = header(request, "idempotency-key");
    if (key !== undefined && (key.length < 1 || key.length > 256)) {
      throw new ResendError(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
    }
    const payload = createHash("sha256").update(request.path).update(request.body).digest("hex");
    const known = key === undefined ? undefined : this.kept.get(key);
    if (known && Date.now() - known.at < DAY_MS) {
      if (known.payload !== payload) {
        throw new ResendError(
          409,
          "invalid_idempotent_request",
          "Same idempotency key used with a different request payload.",
        );
      }
      return json(200, known.body);
    }
    if (key !== undefined && this.inFlight.has(key)) {
      throw new ResendError(
        409,
        "concurrent_idempotent_requests",
        "Same idempotency key used while original request is still in progress.",
      );
    }
    try {
      if (key !== undefined) this.inFlight.add(key);
      // Here, so that a second request meets this one in flight.
      if (request.fault) await new Promise((r) => setTimeout(r, request.fault?.ms ?? 1000));
      const body = take(parseJson(request.body.toString("utf8")));
      if (key !== undefined) this.kept.save(key, { payload, body, at: Date.now() });
      this.mailbox.store.commit();
      return json(200, body);
    } finally {
      if (key !== undefined) this.inFlight.delete(key);
    }
  }
}

function authorise(request: WireRequest): void {
  const [scheme = "", key = ""] = (header(request, "authorization") ?? "").split(" ");
  if (!/^bearer$/i.test(scheme) || key === "") {
    throw new ResendError(401, "missing_api_key", "Missing API key in the authorization header.");
  }
  if (!/^re_.+/.test(key)) throw new ResendError(403, "invalid_api_key", "API key is invalid");
}

function shown(mail: Mail): Json {
  const { id, message_id, created_at, from, to, subject, html, text, tags, outcome } = mail;
  const orNull = (list: string[]) => (list.length > 0 ? list : null);
  const young = Date.now() - Date.parse(created_at) < FATE_MS;
  return {
    object: "email",
    id,
    message_id,
    to,
    from,
    created_at,
    subject,
    html,
    text,
    bcc: orNull(mail.bcc),
    cc: orNull(mail.cc),
    reply_to: orNull(mail.reply_to),
    last_event: young && outcome !== "suppressed" ? "sent" : outcome,
    scheduled_at: null,
    tags,
  };
}
