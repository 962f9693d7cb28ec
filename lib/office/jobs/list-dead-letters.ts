import type { Executor } from "#db/client";
import type { DeadLetter } from "#lib/job/dead-letters";
import type { GroupName } from "#lib/job/groups";
import { mostCounted, type Rows, type Slice } from "../rows";

export type DeadLetterFilters = { group?: GroupName | undefined; kind?: string | undefined };
export type DeadLetterRow = Omit<DeadLetter, "since" | "booking_id"> & {
  since: string;
  booking: { id: string; reference: string } | null;
};

type Read = DeadLetter & { reference: string | null };

/** Work that every try of has failed and nobody has driven anew, oldest first. */
export async function deadLetterRows(
  sql: Executor,
  { group = undefined, kind = undefined }: DeadLetterFilters,
  { limit, offset }: Slice,
): Promise<Rows<DeadLetterRow>> {
  const fitting = sql`
    select * from dead_letter d
    where ${group ? sql`d."group" = ${group}` : sql`true`} and ${kind ? sql`d.kind = ${kind}` : sql`true`}
    limit ${mostCounted + 1}`;
  const rows = await sql<(Read & { total: number })[]>`
    select d.*, b.reference from (
      select f.*, count(*) over ()::int as total from (${fitting}) f order by since, id limit ${limit} offset ${offset}
    ) d left join booking b on b.id = d.booking_id order by d.since, d.id`;
  const total = rows[0]?.total ?? 0;
  return {
    rows: rows.map(shownLetter),
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}

export function shownLetter({ since, booking_id, reference, ...letter }: Read): DeadLetterRow {
  const { id, what, group, kind, attempts, error } = letter;
  return {
    id,
    what,
    group,
    kind,
    attempts,
    error,
    since: since.toISOString(),
    booking: booking_id && reference ? { id: booking_id, reference } : null,
  };
}

/** The kinds of dead letters there are, with how many of each, the most first. */
export async function deadLetterKinds(
  sql: Executor,
): Promise<{ group: GroupName; kind: string; count: number; oldest_at: string }[]> {
  const rows = await sql<{ group: GroupName; kind: string; count: number; oldest_at: Date }[]>`
    select "group", kind, count(*)::int as count, min(since) as oldest_at
    from (select * from dead_letter limit ${mostCounted}) d group by 1, 2 order by 3 desc, 2`;
  return rows.map((row) => ({ ...row, oldest_at: row.oldest_at.toISOString() }));
}
