import type { Executor } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import { recordSync } from "#lib/operator/record-sync";
import type { OperatorContext, Reached } from "../operator-context";
import type { OperatorLegStatus } from "../operator-leg";
import { agrees } from "./agrees";

/** Legs of one comparison at most, beside those that differed, and asked after at a time: an operator's system is not ours to load. */
const mostLegs = 500;
const atOnce = 4;

export type Comparison = { compared: number; differing: number; unanswered: number };
type Leg = { booking_id: string; position: number; status: OperatorLegStatus; key: string };

/**
 * Asks an operator, by our references, what it has of the journeys of the next two weeks that we hold for
 * settled, the soonest first, and writes down where its books and ours differ; nothing is changed on either
 * side. An alert stands as long as a difference does, which is until both say the same or it has sailed. Answers null for an operator that has no system of
 * its own. Safe to run twice, and to kill.
 */
export async function compareWithOperator(
  context: OperatorContext,
  operatorCode: string,
  askedBy: string | null,
): Promise<Comparison | null> {
  const reached = await context.reach(operatorCode);
  if (!reached) return null;
  const { sql } = context.database;
  const run = { operatorCode, kind: "comparison", askedBy } as const;
  return await recordSync(context.database, run, async () => {
    const legs = await legsToCompare(sql, operatorCode);
    const counts: Comparison = { compared: 0, differing: 0, unanswered: 0 };
    const work = legs[Symbol.iterator]();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const leg of work) counts[await compare(sql, reached, operatorCode, leg)] += 1;
      }),
    );
    counts.compared += counts.differing;
    await letGo(sql, operatorCode);
    await tell(sql, operatorCode);
    return counts;
  });
}

/** Those that differed stand first: they are looked at again however many others sail sooner. */
async function legsToCompare(sql: Executor, operatorCode: string): Promise<Leg[]> {
  const settled = sql`
    from sailing s
    join booking_leg l on l.sailing_id = s.id
    join booking b on b.id = l.booking_id
    where s.operator_code = ${operatorCode} and s.departs_at > now()
      and s.departs_at < now() + interval '14 days'
      and l.operator_status in ('CONFIRMED', 'CANCELLED', 'CANCEL_REFUSED')
      and l.operator_asked_at is not null`;
  const leg = sql`
    l.booking_id, l.position, l.operator_status as status,
    coalesce(l.operator_key, b.reference || '-' || l.position) as key`;
  const rows = await sql<Leg[]>`
    (select ${leg} ${settled} and (l.booking_id, l.position) in (
        select booking_id, leg_position from operator_difference
        where operator_code = ${operatorCode} and settled_at is null)
      limit ${mostLegs})
    union
    (select ${leg} ${settled} order by s.departs_at, l.booking_id, l.position limit ${mostLegs})`;
  return [...rows];
}

/** What has sailed, or sails later than is compared, is asked after no more: its difference would stand for ever. */
async function letGo(sql: Executor, operatorCode: string): Promise<void> {
  await sql`
    update operator_difference d set settled_at = clock_timestamp()
    from booking_leg l join sailing s on s.id = l.sailing_id
    where d.operator_code = ${operatorCode} and d.settled_at is null
      and l.booking_id = d.booking_id and l.position = d.leg_position
      and (s.departs_at <= now() or s.departs_at >= now() + interval '14 days')`;
}

/** A leg that changes while its operator is asked is left to the next comparison. */
async function compare(
  sql: Executor,
  { adapter }: Reached,
  operatorCode: string,
  leg: Leg,
): Promise<keyof Comparison> {
  const theirs = await adapter.recall(leg.key).then(
    ({ kind }) => kind,
    () => null,
  );
  if (theirs === null) return "unanswered";
  const isSame = agrees(leg.status, theirs);
  if (isSame) {
    await sql`
      update operator_difference set settled_at = clock_timestamp()
      where booking_id = ${leg.booking_id} and leg_position = ${leg.position} and settled_at is null`;
    return "compared";
  }
  const noted = await sql`
    insert into operator_difference (booking_id, leg_position, operator_code, ours, theirs, found_at, seen_at)
    select booking_id, position, ${operatorCode}, operator_status, ${theirs}, clock_timestamp(), clock_timestamp()
    from booking_leg where booking_id = ${leg.booking_id} and position = ${leg.position}
      and operator_status = ${leg.status}
    on conflict (booking_id, leg_position) do update set ours = excluded.ours, theirs = excluded.theirs,
      seen_at = excluded.seen_at, settled_at = null,
      found_at = case when operator_difference.settled_at is null then operator_difference.found_at
        else excluded.found_at end
    returning 1`;
  return noted.length > 0 ? "differing" : "compared";
}

async function tell(sql: Executor, operatorCode: string): Promise<void> {
  const alert = { kind: "operator_differs", subject: operatorCode };
  const [row] = await sql<{ open: number }[]>`
    select count(*)::int as open from operator_difference
    where operator_code = ${operatorCode} and settled_at is null`;
  if (row && row.open > 0) await openAlert(sql, { ...alert, detail: { legs: row.open } });
  else await closeAlert(sql, alert);
}
