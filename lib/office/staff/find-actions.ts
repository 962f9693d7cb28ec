import type { Executor } from "#db/client";
import { mostCounted, type Rows, type Slice } from "../rows";

export type ActionRow = {
  /** Tells it from the others. */
  id: string;
  at: Date;
  /** Who did it; null for one whose account is gone. */
  name: string | null;
  actor_id: string;
  /** booking, sailing: what it was done to; office: neither. */
  about: "booking" | "sailing" | "office";
  subject_id: string;
  /** What was done, or what of the subject was changed. */
  action: string;
  before: string | null;
  after: string | null;
  /** Anything else that was written down. */
  detail: Record<string, string | number | boolean | null> | null;
};

export type ActionFilters = {
  about?: ActionRow["about"] | undefined;
  actor?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
};

/** What staff did, the newest first, each with what was before and after. Days are UTC's. */
export async function findActions(
  sql: Executor,
  { about, actor, since, until }: ActionFilters,
  { limit, offset }: Slice,
): Promise<Rows<ActionRow>> {
  const from = since ?? "2000-01-01";
  const to = until ?? "2999-12-31";
  const who = actor ?? null;
  const within = sql`
    at >= ${from}::date and at < ${to}::date + 1 and (${who}::text is null or actor_id = ${who})`;
  // Of each kind as many as could be wanted, by its own index; then all of them in order.
  const most = offset + limit;
  const done = sql`
    (select 'b' || booking_id || '.' || sequence as id, at, actor_id, 'booking' as about,
      booking_id::text as subject_id, subject as action, from_status as before, to_status as after, detail
    from audit where actor = 'staff' and ${within} and ${about ?? "booking"} = 'booking'
    order by at desc limit ${most})
    union all
    (select 's' || id, at, actor_id, 'sailing', sailing_id::text, subject, before, after, null
    from sailing_audit where actor = 'staff' and ${within} and ${about ?? "sailing"} = 'sailing'
    order by at desc limit ${most})
    union all
    (select 'o' || id, at, actor_id, 'office', subject, action, detail ->> 'before', detail ->> 'after',
      detail - 'before' - 'after'
    from staff_action where ${within} and ${about ?? "office"} = 'office'
    order by at desc limit ${most})`;
  const [[counted], rows] = await Promise.all([
    sql<{ total: number }[]>`
      select (${about ?? "booking"} = 'booking')::int * (select count(*) from (select 1 from audit
          where actor = 'staff' and ${within} limit ${mostCounted + 1}) c)
        + (${about ?? "sailing"} = 'sailing')::int * (select count(*) from (select 1 from sailing_audit
          where actor = 'staff' and ${within} limit ${mostCounted + 1}) c)
        + (${about ?? "office"} = 'office')::int * (select count(*) from (select 1 from staff_action
          where ${within} limit ${mostCounted + 1}) c) as total`,
    sql<ActionRow[]>`
      select d.*, a.name from (${done}) d left join account a on a.id::text = d.actor_id
      order by d.at desc, d.id limit ${limit} offset ${offset}`,
  ]);
  const total = Number(counted?.total ?? 0);
  return {
    rows: rows.map((row) => ({ ...row, detail: emptyAsNull(row.detail) })),
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}

function emptyAsNull(detail: ActionRow["detail"]): ActionRow["detail"] {
  return detail && Object.keys(detail).length > 0 ? detail : null;
}
