import type { Executor, Sql, Tx } from "#db/client";
import { type Findable, termsOf, wordsOf } from "./booking-terms";

type Row = Findable & { id: string; created_at: Date };

const batchSize = 1_000;
/** A booking that is being written now may be seen only after younger ones: what is this old is there. */
const settledAfter = "1 minute";
/** What was made so lately is found even while there are many older ones to go through. */
const newest = "15 minutes";

/**
 * Writes what bookings are found by for those that don't have it yet, the oldest first, up to `most` of them,
 * and for the newest always. Called by the minute, and by who looks for a booking, so that one made a second
 * ago is found. Safe to run twice at once. Answers how many it wrote; fewer than `most`: all have theirs.
 */
export async function indexBookings(sql: Sql, { most = 1_000 } = {}): Promise<number> {
  const [cursor] = await sql<{ upto: string; lately: string }[]>`
    select upto::text, (now() - ${newest}::interval)::text as lately from booking_terms_upto`;
  let upto = cursor?.upto ?? "-infinity";
  let written = 0;
  while (written < most) {
    const limit = Math.min(batchSize, most - written);
    const rows = await findable(sql, { since: upto }, limit);
    await write(sql, rows);
    written += rows.length;
    const isAll = rows.length < limit;
    upto = await moveCursor(sql, isAll ? null : (rows.at(-1)?.id ?? null));
    if (isAll) return written;
  }
  if (cursor) await write(sql, await findable(sql, { since: cursor.lately }, batchSize));
  return written;
}

/** All made before this booking, or all but the newest, have their terms. Answers where that is. */
async function moveCursor(sql: Sql, bookingId: string | null): Promise<string> {
  const [moved] = await sql<{ upto: string }[]>`
    update booking_terms_upto set upto = greatest(upto, least(
      coalesce((select created_at from booking where id = ${bookingId}), now()),
      now() - ${settledAfter}::interval))
    returning upto::text`;
  return moved?.upto ?? "-infinity";
}

/** Makes a booking's terms anew: its names, addresses or plates have changed. In the change's transaction. */
export async function reindexBooking(tx: Tx, bookingId: string): Promise<void> {
  await forgetTerms(tx, [bookingId]);
  await write(tx, await findable(tx, { id: bookingId }, 1));
}

/** Nobody finds these bookings by a name any more. The words stay: they say of nobody that he booked. */
export async function forgetTerms(tx: Tx, bookingIds: string[]): Promise<void> {
  await tx`delete from booking_term where booking_id = any (${bookingIds}::uuid[])`;
}

/** One booking, or those made since then that are found by nothing yet, the oldest first. */
async function findable(
  sql: Executor,
  { since = null, id = null }: { since?: string | null; id?: string | null },
  limit: number,
): Promise<Row[]> {
  const which = id
    ? sql`b.id = ${id}`
    : sql`b.created_at >= ${since}::text::timestamptz and not exists (
        select 1 from booking_term t where t.booking_id = b.id)`;
  return await sql<Row[]>`
    select b.id, b.created_at, b.contact_name, b.contact_email, b.contact_phone,
      array(select p.first_name || ' ' || p.last_name from booking_passenger p where p.booking_id = b.id) as passengers,
      array(select v.registration from booking_vehicle v where v.booking_id = b.id and v.registration is not null) as plates,
      array(select distinct s.operator_code from booking_leg l join sailing s on s.id = l.sailing_id
        where l.booking_id = b.id) as operators
    from booking b where ${which} order by b.created_at limit ${limit}`;
}

async function write(sql: Executor, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const words = [...new Set(rows.flatMap(wordsOf))].sort();
  await sql`insert into booking_word (word) select unnest(${words}::text[]) on conflict do nothing`;
  const pairs = rows
    .flatMap((row) => termsOf(row).map((term) => ({ term, id: row.id })))
    .sort((one, other) => (one.term < other.term ? -1 : 1));
  await sql`
    insert into booking_term (term, created_at, booking_id)
    select x.term, b.created_at, x.id
    from unnest(${pairs.map(({ term }) => term)}::text[], ${pairs.map(({ id }) => id)}::uuid[]) x(term, id)
    join booking b on b.id = x.id
    on conflict do nothing`;
}
