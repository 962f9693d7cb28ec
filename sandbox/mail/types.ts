import type { JsonObject } from "../wire/json";

export interface Attachment extends JsonObject {
  filename: string;
  content_type: string;
  content_id: string | null;
  /** base64 */
  content: string;
  size: number;
}

export type LastEvent = "sent" | "delivered" | "bounced" | "complained" | "suppressed";

export interface Mail extends JsonObject {
  id: string;
  message_id: string;
  created_at: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  reply_to: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  attachments: Attachment[];
  outcome: LastEvent;
}
