import type { Tx } from "#db/client";
import { newId } from "#lib/identity/uuid";
import { writeOutbox } from "#lib/outbox/write-outbox";
import type { NoticeKind } from "./notice-kind";

export type NoticeWish = {
  bookingId: string;
  kind: NoticeKind;
  /** What it is about where a booking can have several of a kind: a refund's id. */
  subject?: string;
  language: string;
  /** Not before this; now if absent. */
  dueAt?: Date;
};
export type QueuedNotice = { noticeId: string; taskId: string };

/**
 * Promises a mail in the transaction of the change it tells of, with the outbox row that sends it.
 * Null if this booking has that notice already: of each kind and subject there is one, for ever.
 */
export async function queueNotice(tx: Tx, wish: NoticeWish): Promise<QueuedNotice | null> {
  const noticeId = newId();
  const dueAt = wish.dueAt ?? null;
  const inserted = await tx`
    INSERT INTO notice (id, booking_id, kind, subject, language, created_at, due_at)
    VALUES (${noticeId}, ${wish.bookingId}, ${wish.kind}, ${wish.subject ?? ""}, ${wish.language},
      clock_timestamp(), COALESCE(${dueAt}::timestamptz, clock_timestamp()))
    ON CONFLICT (booking_id, kind, subject) WHERE copy_of IS NULL DO NOTHING
    RETURNING id`;
  if (inserted.length === 0) return null;
  const taskId = await writeOutbox(tx, {
    event: "notice/due",
    data: { notice_id: noticeId },
    bookingId: wish.bookingId,
    ...(wish.dueAt ? { dueAt: wish.dueAt } : {}),
  });
  return { noticeId, taskId };
}
