import type { Executor } from "#db/client";

export type SyncRun = {
  id: number;
  kind: "feed" | "comparison";
  began_at: string;
  ended_at: string | null;
  outcome: "ok" | "failed" | null;
  counts: Record<string, number> | null;
  /** Who of the staff asked for it; null: the clock did. */
  asked_by: string | null;
};
export type Difference = {
  booking_id: string;
  reference: string;
  leg: number;
  ours: string;
  theirs: string;
  found_at: string;
  seen_at: string;
};
export type Failure = { verb: string; outcome: string; booking_id: string | null; at: string };
export type OperatorWork = { runs: SyncRun[]; differing: Difference[]; lately: Failure[] };

/** No run takes longer: one that hasn't ended by then was killed on its way, and ends no more. */
const mostMinutes = 30;

/** What was followed of an operator lately, where its books differ from ours, and its last failures; the newest first. */
export async function readOperatorWork(sql: Executor, code: string): Promise<OperatorWork> {
  const [runs, differing, lately] = await Promise.all([
    sql<(Omit<SyncRun, "began_at" | "ended_at"> & { began_at: Date; ended_at: Date | null })[]>`
      select y.id, y.kind, y.began_at, y.ended_at,
        case when y.ended_at is null and y.began_at < now() - make_interval(mins => ${mostMinutes}::int)
          then 'failed' else y.outcome end as outcome, y.counts, a.name as asked_by
      from operator_sync y left join account a on a.id::text = y.asked_by
      where y.operator_code = ${code} order by y.began_at desc limit 30`,
    sql<(Omit<Difference, "found_at" | "seen_at"> & { found_at: Date; seen_at: Date })[]>`
      select d.booking_id, b.reference, d.leg_position as leg, d.ours, d.theirs, d.found_at, d.seen_at
      from operator_difference d join booking b on b.id = d.booking_id
      where d.operator_code = ${code} and d.settled_at is null order by d.found_at desc limit 200`,
    sql<(Omit<Failure, "at"> & { at: Date })[]>`
      select verb, outcome, booking_id, at from (
        select verb, outcome, booking_id, at from operator_call
        where operator_code = ${code} and at > now() - interval '7 days' order by at desc limit 5000) c
      where outcome ~ '(^failed|^refused|, effect )' order by at desc limit 30`,
  ]);
  return {
    runs: runs.map((run) => ({
      ...run,
      began_at: run.began_at.toISOString(),
      ended_at: run.ended_at?.toISOString() ?? null,
    })),
    differing: differing.map((one) => ({
      ...one,
      found_at: one.found_at.toISOString(),
      seen_at: one.seen_at.toISOString(),
    })),
    lately: lately.map((one) => ({ ...one, at: one.at.toISOString() })),
  };
}
