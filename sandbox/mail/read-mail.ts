import { randomUUID } from "node:crypto";
import { z } from "zod";
import { isObject, type Json } from "../wire/json";
import { invalid, missing } from "./errors";
import type { Attachment, LastEvent, Mail } from "./types";

const RECIPIENTS = 50;
const many = z.union([z.string(), z.array(z.string())]).nullish();
const bodySchema = z.object({
  from: z.string(),
  to: z.union([z.string(), z.array(z.string())]),
  subject: z.string(),
  html: z.string().nullish(),
  text: z.string().nullish(),
  cc: many,
  bcc: many,
  reply_to: many,
  headers: z.record(z.string(), z.string()).nullish(),
  tags: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  attachments: z
    .array(
      z.object({
        filename: z.string().nullish(),
        content: z.string().nullish(),
        path: z.string().nullish(),
        content_type: z.string().nullish(),
        content_id: z.string().nullish(),
      }),
    )
    .nullish(),
});

/** A mail as Resend takes it, or Resend's words why not. */
export function readMail(body: Json | undefined, now: Date): Mail {
  if (!isObject(body)) throw invalid("The request body must be a JSON object.");
  for (const field of ["from", "to", "subject"]) if (body[field] == null) throw missing(field);
  for (const field of ["template", "scheduled_at"]) {
    if (body[field] != null) throw invalid(`\`${field}\` is not part of the stand-in.`);
  }
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(`Invalid \`${issue?.path.join(".")}\` field. ${issue?.message}`);
  }
  const { data } = parsed;
  if (!data.html && !data.text) throw invalid("Missing `html` or `text` field.");
  const to = list(data.to);
  if (to.length === 0) throw missing("to");
  if (to.length > RECIPIENTS) {
    throw invalid(`The \`to\` field must have at most ${RECIPIENTS} recipients.`);
  }
  const mail: Mail = {
    id: randomUUID(),
    message_id: `<${randomUUID()}@email.example>`,
    created_at: now.toISOString(),
    from: data.from,
    to,
    cc: list(data.cc),
    bcc: list(data.bcc),
    reply_to: list(data.reply_to),
    subject: data.subject,
    html: data.html ?? null,
    text: data.text ?? null,
    headers: data.headers ?? {},
    tags: data.tags ?? [],
    attachments: (data.attachments ?? []).map(readAttachment),
    outcome: outcomeFor(to),
  };
  checkAddresses(mail);
  checkTags(mail);
  return mail;
}

const list = (value: string | string[] | null | undefined): string[] =>
  value == null ? [] : typeof value === "string" ? [value] : value;

/** `Name <a@b.c>` or `a@b.c`; a line break would be a header of its own. */
const ADDRESS = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)$/;

export function bareAddress(address: string): string {
  return (/<([^>]+)>/.exec(address)?.[1] ?? address).trim().toLowerCase();
}

function checkAddresses(mail: Mail): void {
  for (const field of ["from", "to", "cc", "bcc", "reply_to"] as const) {
    const addresses = mail[field];
    for (const address of typeof addresses === "string" ? [addresses] : addresses) {
      if (ADDRESS.test(address.trim())) continue;
      throw invalid(
        `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
        field === "from" ? "invalid_from_address" : undefined,
      );
    }
  }
}

function checkTags(mail: Mail): void {
  for (const { name, value } of mail.tags) {
    if (/^[A-Za-z0-9_-]{1,256}$/.test(name) && /^[A-Za-z0-9_-]{0,256}$/.test(value)) continue;
    throw invalid("Tags should only contain ASCII letters, numbers, underscores, or dashes.");
  }
}

const TYPES: Record<string, string> = {
  ics: "text/calendar; charset=utf-8",
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  html: "text/html; charset=utf-8",
  json: "application/json",
};

function readAttachment(given: {
  filename?: string | null | undefined;
  content?: string | null | undefined;
  path?: string | null | undefined;
  content_type?: string | null | undefined;
  content_id?: string | null | undefined;
}): Attachment {
  if (given.content == null) {
    throw invalid(
      given.path == null
        ? "Attachment must have either a `content` or `path`."
        : "The stand-in fetches no attachment from a `path`: send its `content`.",
      "invalid_attachment",
    );
  }
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(given.content.replace(/\s/g, ""))) {
    throw invalid("Attachment `content` must be base64.", "invalid_attachment");
  }
  const filename = given.filename ?? "attachment";
  const extension = filename.split(".").at(-1)?.toLowerCase() ?? "";
  return {
    filename,
    content_type: given.content_type ?? TYPES[extension] ?? "application/octet-stream",
    content_id: given.content_id ?? null,
    content: given.content,
    size: Buffer.from(given.content, "base64").length,
  };
}

/** Resend's own test addresses say what becomes of a mail; a +label may follow the name. */
function outcomeFor(to: string[]): LastEvent {
  for (const address of to) {
    const [, name] = /^(delivered|bounced|complained|suppressed)(?:\+[^@]*)?@resend\.dev$/.exec(
      bareAddress(address),
    ) ?? [undefined, undefined];
    if (name && name !== "delivered") return name as LastEvent;
  }
  return "delivered";
}
