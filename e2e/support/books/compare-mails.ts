import type { MailTaken } from "./mail-side";
import type { OurSide } from "./our-side";

/** Each notice that was sent is one mail to its traveller; each booking that was ever confirmed has one confirmation, no other has any. */
export function compareMails(mails: MailTaken[], ours: OurSide): string[] {
  const wrong: string[] = [];
  const bookings = new Map(ours.bookings.map((booking) => [booking.id, booking]));
  const taken = (noticeId: string) =>
    mails.filter(({ idempotency_key: key }) => key === `notice/${noticeId}`);
  for (const notice of ours.notices) {
    const sent = taken(notice.id);
    const due = notice.status === "sent" ? 1 : 0;
    // Killed after a hold's mail was taken and before that was written, the app finds it moot afterwards.
    const mayHaveGone = notice.status === "dead" && notice.kind === "hold" && sent.length === 1;
    if (sent.length !== due && !mayHaveGone)
      wrong.push(`notice ${notice.id} (${notice.kind}) is ${notice.status}: ${sent.length} mails`);
    const to = bookings.get(notice.booking_id)?.email;
    if (sent.some((mail) => mail.to.join() !== to))
      wrong.push(`notice ${notice.id} went to somebody else`);
  }
  const known = new Set(ours.notices.map(({ id }) => `notice/${id}`));
  for (const { idempotency_key: key } of mails) {
    if (!key || !known.has(key)) wrong.push(`a mail was sent under ${key}, which is no notice`);
  }
  for (const booking of bookings.values()) {
    const originals = ours.notices.filter(
      ({ booking_id, kind, copy }) => booking_id === booking.id && kind === "confirmation" && !copy,
    );
    const count = originals.reduce((sum, { id }) => sum + taken(id).length, 0);
    if (booking.status === "CONFIRMED" && count !== 1)
      wrong.push(`booking ${booking.id} is CONFIRMED, with ${count} confirmations`);
    if (!booking.confirmed && count > 0)
      wrong.push(`booking ${booking.id} is ${booking.status}, with ${count} confirmations`);
  }
  return wrong;
}
