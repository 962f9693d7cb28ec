import type { Executor } from "#db/client";
import { isUuid } from "#lib/identity/uuid";
import type { DeadLetter } from "#lib/job/dead-letters";
import { type DeadLetterRow, shownLetter } from "./list-dead-letters";
import { type Failure, failuresOf } from "./read-run";
import { type ReadRun, type RunRow, runColumns, shownRun } from "./run-row";

export type DeadLetterView = DeadLetterRow & {
  /** False once it was driven anew, or done by another way. */
  is_dead: boolean;
  /** The event's ids; never personal data. */
  data: Record<string, string>;
  runs: RunRow[];
  failures: Failure[];
  /** When it was driven anew, and by whom. */
  redriven: { at: string; by: string }[];
};

/** A dead letter with all that was tried of it, also after it was driven anew; null if there never was one. */
export async function readDeadLetter(sql: Executor, id: string): Promise<DeadLetterView | null> {
  if (!isUuid(id)) return null;
  const [[dead], [event], [mail]] = await Promise.all([
    sql<(DeadLetter & { reference: string | null })[]>`
      select d.*, b.reference from dead_letter d left join booking b on b.id = d.booking_id where d.id = ${id}`,
    sql<Known[]>`
      select o.event as kind, o.data, o.created_at, o.booking_id, b.reference, o.attempts
      from outbox o left join booking b on b.id = o.booking_id where o.id = ${id}`,
    sql<Known[]>`
      select n.kind, jsonb_build_object('notice_id', n.id) as data, n.created_at, n.booking_id, b.reference,
        n.attempts, n.error
      from notice n join booking b on b.id = n.booking_id where n.id = ${id}`,
  ]);
  const known = event ?? mail;
  if (!known) return null;
  const [runs, redriven] = await Promise.all([
    sql<ReadRun[]>`
      select ${runColumns(sql)} from outbox o join job_run r on r.event_id = o.id
      left join booking b on b.id = o.booking_id
      where ${event ? sql`o.id = ${id}` : sql`o.booking_id = ${known.booking_id} and o.event = 'notice/due' and o.data ->> 'notice_id' = ${id}`}
      order by r.started_at limit 100`,
    sql<{ at: Date; by: string }[]>`
      select s.at, coalesce(p.name, s.actor_id) as by from staff_action s left join account p on p.id::text = s.actor_id
      where s.at >= ${known.created_at} and s.action = 'redrive' and s.subject = ${id} order by s.at limit 50`,
  ]);
  // Never one: an event that went well is no matter of this page.
  if (!dead && redriven.length === 0) return null;
  const letter = dead
    ? shownLetter(dead)
    : {
        id,
        what: event ? ("run" as const) : ("notice" as const),
        group: (runs[0]?.group ?? (event ? "bookings" : "emails")) as DeadLetterRow["group"],
        kind: known.kind,
        attempts: Math.max(known.attempts, ...runs.map(({ attempts }) => attempts)),
        error: known.error ?? runs.findLast(({ error }) => error)?.error ?? null,
        since: known.created_at.toISOString(),
        booking:
          known.booking_id && known.reference
            ? { id: known.booking_id, reference: known.reference }
            : null,
      };
  return {
    ...letter,
    is_dead: dead !== undefined,
    data: known.data,
    runs: runs.map(shownRun),
    failures: await failuresOf(
      sql,
      runs.map(({ id }) => id),
    ),
    redriven: redriven.map(({ at, by }) => ({ at: at.toISOString(), by })),
  };
}

type Known = {
  kind: string;
  data: Record<string, string>;
  created_at: Date;
  booking_id: string | null;
  reference: string | null;
  attempts: number;
  error?: string | null;
};
