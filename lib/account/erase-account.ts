import type { Database, Tx } from "#db/client";
import { forgetReasonsOf } from "#lib/audit/forget-reasons";
import { forgetTerms } from "#lib/booking/find/index-bookings";
import { DomainError } from "#lib/errors/domain-error";
import { joinBookings } from "./join-bookings";

/**
 * Erases an account and whatever names its holder and who travelled with them. What the law has us keep, the
 * books of each booking (its price, payments, ledger and history), stays, under a name that tells nothing.
 * Answers how many bookings lost their names. Throws `forbidden` while a journey lies ahead, for the operator
 * needs to know who sails, and for staff, whose actions stay theirs.
 */
export async function eraseAccount({ sql }: Database, accountId: string): Promise<number> {
  await joinBookings(sql, accountId);
  return (await sql.begin(async (tx) => {
    const bookings = await tx<{ id: string; ahead: boolean }[]>`
      select b.id, b.status in ('PENDING', 'AWAITING_OPERATOR')
        or b.status = 'CONFIRMED' and exists (
          select 1 from booking_leg l join sailing s on s.id = l.sailing_id
          where l.booking_id = b.id and l.cancelled_at is null and s.arrives_at > now())
        -- Who is aboard stays on the manifest by name, also where the booking was cancelled since.
        or exists (
          select 1 from booking_leg l join sailing s on s.id = l.sailing_id
          join check_in c on c.sailing_id = s.id and c.booking_id = b.id
          where l.booking_id = b.id and c.stage = 'boarded' and c.undone_at is null and s.arrives_at > now()) as ahead
      from booking b where b.account_id = ${accountId} order by b.id for update of b`;
    if (bookings.some(({ ahead }) => ahead)) {
      throw new DomainError("forbidden", "A journey lies ahead: cancel it or travel first.", {
        because: "journeys_ahead",
      });
    }
    const ids = bookings.map(({ id }) => id);
    await takeNames(tx, ids);
    await tx`
      delete from subscriber where lower(email) = (select email from account where id = ${accountId})`;
    const gone = await tx`delete from account where id = ${accountId} and role = 'traveller'`;
    if (gone.count === 0) throw new DomainError("forbidden", "Only travellers erase themselves.");
    return ids.length;
  })) as number;
}

/** A birth date keeps its year, of which a fare's age band can still be told. */
async function takeNames(tx: Tx, ids: string[]): Promise<void> {
  await tx`
    update booking set contact_name = 'Erased', contact_phone = '', reason = null,
      contact_email = 'erased-' || id || '@erased.invalid'
    where id = any(${ids})`;
  await tx`
    update booking_passenger set first_name = 'Erased', last_name = 'Erased', gender = 'x',
      birth_date = date_trunc('year', birth_date)::date, special_care = null, document_kind = null,
      document_number = null, document_country = null, document_expires_on = null
    where booking_id = any(${ids})`;
  await tx`update booking_vehicle set registration = null where booking_id = any(${ids})`;
  await forgetTerms(tx, ids);
  // What staff wrote of them, and whom they wrote to before.
  await tx`delete from booking_note where booking_id = any(${ids})`;
  await tx`delete from contact_change where booking_id = any(${ids})`;
  // Answers that are kept to be given again tell names, sealed.
  await tx`
    delete from idempotent_answer where actor in (select 'booking:' || id from unnest(${ids}::uuid[]) id)`;
  await tx`update partial_cancellation set reason = '' where booking_id = any(${ids})`;
  await forgetReasonsOf(tx, ids);
}
