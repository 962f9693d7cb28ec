import type { Database, Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { DomainError } from "#lib/errors/domain-error";
import { newId } from "#lib/identity/uuid";
import { transact } from "#lib/outbox/committed";
import { writeOutbox } from "#lib/outbox/write-outbox";
import type { NoticeKind } from "./notice-kind";

/** Copies of a booking's mails in an hour: a mailbox is not to be filled by somebody else's hand. */
const mostCopies = 3;
const hourSeconds = 3_600;

type Original = { id: string; kind: NoticeKind; subject: string; language: string; status: string };
export type Resent = { kind: NoticeKind; task: { id: string; kind: "notice/due" } | null };

/**
 * Sends a mail of a booking again, to the booking's own address only, as a copy of the notice that went
 * out: `kind`, or the one that tells how the booking stands. One that is still on its way is not sent
 * twice (`task` is null). `staff` is written down as who did it. Throws `nothing_to_resend`, and `rate_limited`
 * after three copies in an hour.
 */
export async function resendNotice(
  database: Pick<Database, "sql">,
  bookingId: string,
  kind: NoticeKind | null,
  staff: Actor | null = null,
): Promise<Resent> {
  return await transact(database, async (tx) => {
    const original = await findOriginal(tx, bookingId, kind);
    if (!original) {
      throw new DomainError("nothing_to_resend", "There is no such mail of this booking.");
    }
    if (original.status === "due") return { kind: original.kind, task: null };
    await refuseTooMany(tx, bookingId);
    const copyId = newId();
    await tx`
      insert into notice (id, booking_id, kind, subject, language, copy_of, created_at, due_at)
      values (${copyId}, ${bookingId}, ${original.kind}, ${original.subject}, ${original.language},
        ${original.id}, clock_timestamp(), clock_timestamp())`;
    if (staff) {
      const change = { bookingId, subject: `notice:${copyId}`, from: null, to: "sent_again" };
      await recordChange(tx, staff, { ...change, detail: { mail: original.kind } });
    }
    const id = await writeOutbox(tx, {
      event: "notice/due",
      data: { notice_id: copyId },
      bookingId,
    });
    return { kind: original.kind, task: { id, kind: "notice/due" } };
  });
}

/**
 * A ticket is sent again only while it is one, a hold only while it holds, a refund unless it failed. The booking's row is locked,
 * so that two requests at once are counted one after the other.
 */
async function findOriginal(
  tx: Tx,
  bookingId: string,
  kind: NoticeKind | null,
): Promise<Original | null> {
  await tx`select 1 from booking where id = ${bookingId} for update`;
  const [row] = await tx<Original[]>`
    select n.id, n.kind, n.subject, n.language, n.status
    from notice n join booking b on b.id = n.booking_id
    where n.booking_id = ${bookingId} and n.copy_of is null
      and (${kind}::text is null or n.kind = ${kind})
      and coalesce(n.error, '') <> 'moot'
      and (n.kind <> 'confirmation' or b.status = 'CONFIRMED')
      and (n.kind not in ('refund', 'late_refund') or not exists (
        select 1 from refund r where r.booking_id = n.booking_id and r.id::text = n.subject
          and r.status in ('failed', 'canceled')))
      and (n.kind <> 'hold' or exists (
        select 1 from hold h where h.booking_id = b.id and h.status = 'open' and h.expires_at > clock_timestamp()))
    order by n.kind in ('confirmation', 'cancellation') desc, n.created_at desc limit 1`;
  return row ?? null;
}

async function refuseTooMany(tx: Tx, bookingId: string): Promise<void> {
  const copies = await tx<{ wait_seconds: number }[]>`
    select ceil(${hourSeconds} - extract(epoch from clock_timestamp() - created_at))::int as wait_seconds
    from notice
    where booking_id = ${bookingId} and copy_of is not null
      and created_at > clock_timestamp() - make_interval(secs => ${hourSeconds})
    order by created_at`;
  const first = copies.at(-mostCopies);
  if (!first) return;
  throw new DomainError("rate_limited", "This mail was sent again several times already.", {
    retryAfterSeconds: Math.max(1, first.wait_seconds),
  });
}
