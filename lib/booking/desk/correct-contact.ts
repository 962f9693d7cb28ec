import type { Database, Tx } from "#db/client";
import { recordChange } from "#lib/audit/record-change";
import { DomainError } from "#lib/errors/domain-error";
import { lockBooking } from "#lib/hold/lock-booking";
import { newId } from "#lib/identity/uuid";
import { queueNotice } from "#lib/notice/queue-notice";
import { transact } from "#lib/outbox/committed";
import { reindexBooking } from "../find/index-bookings";
import { type DeskStaff, requireDesk } from "./require-desk";
import { requireId } from "./require-id";

export type Contact = { name: string; email: string; phone: string };

/**
 * Corrects whom a booking's mails are written to. What was there before is kept beside it until the names are
 * erased; the audit says only which of the three changed, for it is never erased. A new address is told to both
 * addresses. Nothing happens where all is so already. `before` is what staff saw: where somebody else was
 * quicker it is `conditions_changed`. Throws `forbidden`, `not_found`, and `not_bookable` for a booking whose
 * names were erased.
 */
export async function correctContact(
  database: Pick<Database, "sql">,
  staff: DeskStaff,
  bookingId: string,
  { before, after }: { before: Contact; after: Contact },
): Promise<{ isChanged: boolean; tasks: { id: string; kind: string }[] }> {
  const actor = requireDesk(staff);
  requireId(bookingId);
  return await transact(database, async (tx) => {
    await lockBooking(tx, bookingId);
    const { language, ...now } = await readContact(tx, bookingId);
    if (now.email.endsWith("@erased.invalid")) {
      throw new DomainError("not_bookable", "The names on this booking were erased.");
    }
    if (isSame(now, after)) return { isChanged: false, tasks: [] };
    if (!isSame(now, before)) {
      throw new DomainError("conditions_changed", "Somebody corrected it since you looked.", {
        contact: now,
      });
    }
    const id = newId();
    await tx`
      update booking set contact_name = ${after.name}, contact_email = ${after.email}, contact_phone = ${after.phone}
      where id = ${bookingId}`;
    await tx`
      insert into contact_change (id, booking_id, staff_id, before, after, at)
      values (${id}, ${bookingId}, ${actor.id}, ${tx.json(now)}, ${tx.json(after)}, clock_timestamp())`;
    await recordChange(tx, actor, {
      bookingId,
      subject: `contact:${id}`,
      from: null,
      to: "corrected",
      detail: {
        name: now.name !== after.name,
        email: now.email !== after.email,
        telephone: now.phone !== after.phone,
      },
    });
    await reindexBooking(tx, bookingId);
    if (now.email === after.email) return { isChanged: true, tasks: [] };
    const tasks = [];
    for (const whom of ["new", "old"]) {
      const subject = `${id}:${whom}`;
      const notice = await queueNotice(tx, {
        bookingId,
        kind: "contact_changed",
        subject,
        language,
      });
      if (notice) tasks.push({ id: notice.taskId, kind: "notice/due" });
    }
    return { isChanged: true, tasks };
  });
}

async function readContact(tx: Tx, bookingId: string): Promise<Contact & { language: string }> {
  const [row] = await tx<(Contact & { language: string })[]>`
    select contact_name as name, contact_email as email, contact_phone as phone, language
    from booking where id = ${bookingId}`;
  if (!row) throw new DomainError("not_found", "There is no such booking.");
  return row;
}

function isSame(one: Contact, other: Contact): boolean {
  return one.name === other.name && one.email === other.email && one.phone === other.phone;
}
