import type { Sql } from "#db/client";
import type { BookingView } from "#lib/booking/booking-view";
import { readBooking } from "#lib/booking/read-booking";
import { config } from "#lib/config/config";
import { assert } from "#lib/errors/assert";
import { DomainError } from "#lib/errors/domain-error";
import { languageOf } from "#lib/ticket/language";
import { composeMail } from "./compose-mail";
import { deliverMail } from "./deliver-mail";
import { dropNotice, giveUpNotice, markSent } from "./end-notice";
import { loadNotice } from "./load-notice";
import { NoticeDelayed } from "./notice-delayed";
import { type ResendClient, resendClient } from "./resend-client";
import { suppressionOf } from "./suppression";

export type SendOutcome =
  | "sent"
  /** Another run had ended it. */
  | "ended_before"
  /** Its time had passed: a hold that is over, a refund that did not go through. */
  | "moot"
  /** Resend will never take it, or no mail may go to that address any more; an alert is open. */
  | "dead";

/** Whether somebody of the booking is still to sail there. */
function isOn({ status, legs }: BookingView, sailingId: string | undefined): boolean {
  const isLive = status === "CONFIRMED" || status === "AWAITING_OPERATOR";
  return isLive && legs.some((leg) => leg.sailing_id === sailingId && leg.cancelled_at === null);
}

/**
 * Sends a notice's mail, once: it is marked in our books, and Resend knows it by its key if we could not.
 * Throws NoticeDelayed when another try may succeed, and `not_found` if there is no such notice.
 */
export async function sendNotice(
  { sql, resend = resendClient() }: { sql: Sql; resend?: ResendClient },
  noticeId: string,
): Promise<SendOutcome> {
  const notice = await loadNotice(sql, noticeId);
  if (!notice) throw new DomainError("not_found", "There is no such notice.");
  if (notice.status !== "due") return "ended_before";
  const language = languageOf(notice.language);
  const booking = await readBooking({ sql, language }, notice.bookingId);
  assert(booking, `notice ${noticeId} has its booking`);

  const until = booking.hold_expires_at;
  if (notice.kind === "hold" && (!until || until <= booking.server_time)) {
    await dropNotice(sql, noticeId);
    return "moot";
  }
  if (notice.kind === "sailing_changed" && !isOn(booking, notice.change?.sailingId)) {
    // It went to another sailing, or ended: that mail tells.
    await dropNotice(sql, noticeId);
    return "moot";
  }
  if (notice.kind === "rebooked" && booking.status !== "CONFIRMED") {
    // There is no new ticket any more: the cancellation's mail tells.
    await dropNotice(sql, noticeId);
    return "moot";
  }
  if (notice.kind === "refund" && notice.refundFailed) {
    await dropNotice(sql, noticeId);
    return "moot";
  }
  const address = notice.formerAddress ?? booking.contact.email;
  const stopped = await suppressionOf(sql, config().APP_SECRET, address);
  if (stopped) {
    await giveUpNotice(sql, noticeId, `address_${stopped}`);
    return "dead";
  }
  const mail = await composeMail(notice, booking, language);
  const delivery = await deliverMail(resend, mail, `notice/${noticeId}`);
  if (delivery.kind === "delayed") {
    throw new NoticeDelayed(noticeId, delivery.error, delivery.retryAfterSeconds);
  }
  if (delivery.kind === "refused") {
    await giveUpNotice(sql, noticeId, delivery.error);
    return "dead";
  }
  await markSent(sql, noticeId, delivery.messageId);
  return "sent";
}
