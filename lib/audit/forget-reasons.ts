import type { PendingQuery, Row } from "postgres";
import type { Database, Executor, Tx } from "#db/client";
import { withReading } from "#db/transaction";

/**
 * How long the words in which somebody said why can be read, in days: longer than a journey can lie ahead, and
 * than anybody disputes it.
 */
export const reasonDays = 730;

const batch = 1_000;
/** Of each kind in one night; more wait for the next. */
const mostBatches = 200;

/** What stands in their place: that there was a reason. */
const forgotten = "forgotten";

/**
 * Forgets what travellers and staff typed as a reason two years ago, for it may name somebody: in the audit of
 * bookings and sailings, where nothing else ever changes, in what staff did, and where a booking keeps it besides.
 * Reasons that are codes of ours stay. Some at a time, so that no lock lasts. Answers how many went. Throws
 * `service_unavailable`.
 */
export async function forgetReasons(
  { sql }: Pick<Database, "sql">,
  size: number = batch,
): Promise<number> {
  const old = sql`now() - make_interval(days => ${reasonDays}::int)`;
  const kinds = [
    () => ofBookings(sql, old, size),
    () => ofParts(sql, old, size),
    () => ofSailings(sql, old, size),
    () => ofStaff(sql, old, size),
  ];
  let all = 0;
  for (const forgetSome of kinds) {
    for (let turn = 0; turn < mostBatches; turn += 1) {
      const count = Number((await withReading(forgetSome()))[0]?.count ?? 0);
      all += count;
      if (count < size) break;
    }
  }
  return all;
}

/** The same at once for bookings whose names are erased, in the erasure's own transaction. */
export async function forgetReasonsOf(tx: Tx, bookingIds: string[]): Promise<void> {
  await tx`
    update audit set detail = jsonb_set(detail, '{reason}', to_jsonb(${forgotten}::text))
    where booking_id = any (${bookingIds}) and ${typed(tx)}`;
  await tx`
    update rebooking set reason = ${forgotten}
    where booking_id = any (${bookingIds}) and actor in ('traveller', 'staff') and reason !~ ${code}`;
}

/** Ours, whoever did it: `by_traveller`, `sailing_cancelled`. As the index has it. */
const code = "^(forgotten|[a-z]+(_[a-z]+)+)$";
const typed = (sql: Executor) =>
  sql`actor in ('traveller', 'staff') and detail ->> 'reason' !~ '^(forgotten|[a-z]+(_[a-z]+)+)$'`;

type Old = PendingQuery<Row[]>;
type Counted = { count: number | string };

function ofBookings(sql: Executor, old: Old, size: number) {
  return sql<Counted[]>`
    with gone as (
      update audit set detail = jsonb_set(detail, '{reason}', to_jsonb(${forgotten}::text))
      where (booking_id, sequence) in (
        select booking_id, sequence from audit where at < ${old} and ${typed(sql)} order by at limit ${size})
      returning booking_id
    ), also as (
      update booking set reason = ${forgotten}
      where id in (select booking_id from gone) and ended_at < ${old} and reason !~ ${code}
    ), moved as (
      update rebooking set reason = ${forgotten}
      where booking_id in (select booking_id from gone) and at < ${old} and reason !~ ${code}
    )
    select count(*) from gone`;
}

function ofParts(sql: Executor, old: Old, size: number) {
  return sql<Counted[]>`
    with gone as (
      update partial_cancellation set reason = ${forgotten}
      where id in (
        select id from partial_cancellation
        where at < ${old} and reason !~ '^(forgotten||[a-z]+(_[a-z]+)+)$' order by at limit ${size})
      returning 1
    )
    select count(*) from gone`;
}

function ofSailings(sql: Executor, old: Old, size: number) {
  return sql<Counted[]>`
    with gone as (
      update sailing_audit set after = ${forgotten}
      where id in (
        select id from sailing_audit
        where at < ${old} and subject = 'reason' and after <> 'forgotten' order by at limit ${size})
      returning 1
    )
    select count(*) from gone`;
}

function ofStaff(sql: Executor, old: Old, size: number) {
  return sql<Counted[]>`
    with gone as (
      update staff_action set detail = detail
        || case when detail ? 'reason' then jsonb_build_object('reason', ${forgotten}::text) else '{}' end
        || case when detail ? 'note' then jsonb_build_object('note', ${forgotten}::text) else '{}' end
      where id in (
        select id from staff_action
        where at < ${old} and coalesce(detail ->> 'reason', detail ->> 'note') <> 'forgotten'
        order by at limit ${size})
      returning 1
    )
    select count(*) from gone`;
}
