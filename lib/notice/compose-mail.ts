import type { CreateEmailOptions } from "resend";
import type { BookingView } from "#lib/booking/booking-view";
import { config } from "#lib/config/config";
import { calendarFile } from "#lib/ticket/calendar-file";
import { flagHoistPng } from "#lib/ticket/flags/flag-hoist-png";
import type { Language } from "#lib/ticket/language";
import { ticketCode } from "#lib/ticket/ticket-code";
import { ticketQrPng } from "#lib/ticket/ticket-qr";
import { bookingLink, choiceLink, findingLink } from "./booking-link";
import { flagsContentId, letterHtml, qrContentId } from "./letter-html";
import { letterText } from "./letter-text";
import type { NoticeRow } from "./load-notice";
import { writeLetter } from "./write-letter";

type Attachments = NonNullable<CreateEmailOptions["attachments"]>;

/** Makes the whole mail of a notice. The same booking gives the same bytes, as Resend's key demands. */
export async function composeMail(
  notice: NoticeRow,
  booking: BookingView,
  language: Language,
): Promise<CreateEmailOptions> {
  const { MAIL_FROM } = config();
  const letter = writeLetter(notice.kind, language, {
    booking,
    refund:
      notice.refundMinor > 0
        ? { amount_minor: notice.refundMinor, currency: notice.currency }
        : null,
    keptMinor: notice.keptMinor,
    part: booking.cancellations.find(({ id }) => id === notice.subject) ?? null,
    change: notice.change,
    move: notice.move,
    toFormer: notice.formerAddress !== null,
    // Who may be a stranger is given no key.
    link: notice.formerAddress === null ? bookingLink(booking.id) : findingLink(language),
    choiceLink: choiceLink(booking.id),
  });
  return {
    from: MAIL_FROM,
    to: [notice.formerAddress ?? booking.contact.email],
    subject: headerText(letter.subject),
    html: await letterHtml(letter),
    text: letterText(letter),
    headers: { "Message-ID": messageId(notice.id, MAIL_FROM) },
    tags: [
      { name: "kind", value: notice.kind },
      { name: "notice", value: notice.id },
    ],
    attachments: await attachmentsOf(notice, booking, language),
  };
}

const withCalendar = new Set(["confirmation", "cancellation", "part_cancellation", "rebooked"]);

async function attachmentsOf(
  { kind }: NoticeRow,
  booking: BookingView,
  language: Language,
): Promise<Attachments> {
  const attachments: Attachments = [];
  if (kind === "confirmation" || kind === "rebooked") {
    const png = ticketQrPng(ticketCode(booking));
    const { png: flags } = await flagHoistPng(booking.reference);
    const contentType = "image/png";
    attachments.push(
      { filename: "qr.png", content: png, contentType, contentId: qrContentId },
      { filename: "flags.png", content: flags, contentType, contentId: flagsContentId },
      { filename: `ticket-${booking.reference}.png`, content: png, contentType },
    );
  }
  if (withCalendar.has(kind)) {
    attachments.push({
      filename: `${booking.reference}.ics`,
      content: Buffer.from(calendarFile(booking, language)),
      contentType: "text/calendar; charset=utf-8",
    });
  }
  return attachments;
}

/** One for each notice and for ever: a mailbox that gets a mail twice can see that it is one. */
function messageId(noticeId: string, from: string): string {
  const domain = /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? "gangway.example";
  return `<notice.${noticeId}@${domain}>`;
}

/** Text for a header: one line, whatever a port or a vessel is called. */
function headerText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").slice(0, 300);
}
