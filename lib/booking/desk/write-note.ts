import type { Database, Tx } from "#db/client";
import { withTransaction } from "#db/transaction";
import { recordChange } from "#lib/audit/record-change";
import { DomainError } from "#lib/errors/domain-error";
import { lockBooking } from "#lib/hold/lock-booking";
import { newId } from "#lib/identity/uuid";
import { type DeskStaff, requireDesk } from "./require-desk";
import { requireId } from "./require-id";

export const longestNote = 2_000;

/**
 * Writes what staff should know of a booking; travellers never see it, and it goes with their names when these
 * are erased. The same words of the same person within a minute are one note. Answers its id. Throws
 * `forbidden`, `not_found`, `invalid` (nothing, or more than 2,000 characters).
 */
export async function writeNote(
  database: Pick<Database, "sql">,
  staff: DeskStaff,
  bookingId: string,
  text: string,
): Promise<{ id: string; isNew: boolean }> {
  requireDesk(staff);
  return await withTransaction(database, async (tx) => {
    requireId(bookingId);
    await lockBooking(tx, bookingId);
    return await addNote(tx, staff, bookingId, text);
  });
}

/** writeNote within a change that it explains. The caller holds the booking's lock. */
export async function addNote(
  tx: Tx,
  staff: DeskStaff,
  bookingId: string,
  text: string,
): Promise<{ id: string; isNew: boolean }> {
  const actor = requireDesk(staff);
  const words = text.trim();
  if (words === "" || words.length > longestNote) {
    throw new DomainError("invalid", "A note has 1 to 2,000 characters.", {
      errors: [{ path: "text", message: "1 to 2,000 characters." }],
    });
  }
  const [same] = await tx<{ id: string }[]>`
    select id from booking_note
    where booking_id = ${bookingId} and staff_id = ${actor.id} and text = ${words}
      and at > clock_timestamp() - interval '1 minute' limit 1`;
  if (same) return { id: same.id, isNew: false };
  const id = newId();
  await tx`
    insert into booking_note (id, booking_id, staff_id, text, at)
    values (${id}, ${bookingId}, ${actor.id}, ${words}, clock_timestamp())`;
  await recordChange(tx, actor, { bookingId, subject: `note:${id}`, from: null, to: "written" });
  return { id, isNew: true };
}
