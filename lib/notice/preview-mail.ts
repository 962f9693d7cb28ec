import type { Executor } from "#db/client";
import { readBooking } from "#lib/booking/read-booking";
import { languageOf } from "#lib/ticket/language";
import { bookingLink } from "./booking-link";
import { composeMail } from "./compose-mail";
import { loadNotice } from "./load-notice";

export type MailPreview = { subject: string; to: string; html: string; attachments: string[] };

/**
 * A notice's mail as it would be written now, for staff to look at: the links that open the booking for its
 * traveller lead nowhere, and pictures stand in the page itself. Null if there is no such notice.
 */
export async function previewMail(sql: Executor, noticeId: string): Promise<MailPreview | null> {
  const notice = await loadNotice(sql as Parameters<typeof loadNotice>[0], noticeId);
  if (!notice) return null;
  const language = languageOf(notice.language);
  const booking = await readBooking({ sql, language }, notice.bookingId);
  if (!booking) return null;
  const mail = await composeMail(notice, booking, language);
  let html = String(mail.html ?? "");
  const link = bookingLink(booking.id);
  for (const form of [link, link.replaceAll("&", "&amp;")]) html = html.replaceAll(form, "#");
  for (const { contentId, content, contentType } of mail.attachments ?? []) {
    if (!contentId || !content) continue;
    const encoded =
      typeof content === "string" ? content : Buffer.from(content as Uint8Array).toString("base64");
    const type = contentType ?? "image/png";
    html = html.replaceAll(`cid:${contentId}`, `data:${type};base64,${encoded}`);
  }
  return {
    subject: mail.subject ?? "",
    to: booking.contact.email,
    html,
    attachments: (mail.attachments ?? []).map(({ filename }) => String(filename ?? "")),
  };
}
