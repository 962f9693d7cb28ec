import type { Executor } from "#db/client";
import { mostCounted, type Rows, type Slice } from "../rows";
import { type AlertRow, alertColumns, type ReadAlert, shownAlert } from "./alert-row";

export const alertStates = ["open", "unseen", "over"] as const;

export type AlertFilters = {
  kind?: string | undefined;
  /** Open ones and those that are over if absent; unseen: open, and nobody looks after it. */
  state?: (typeof alertStates)[number] | undefined;
  /** Of those that are over: opened in so many days. */
  days: number;
};

/** Alerts: first those that are open, then those that are over, the newest first in each. */
export async function listAlerts(
  sql: Executor,
  { kind, state, days }: AlertFilters,
  { limit, offset }: Slice,
): Promise<Rows<AlertRow>> {
  const ofKind = kind === undefined ? sql`true` : sql`a.kind = ${kind}`;
  const isUnseen = state === "unseen" ? sql`and a.acknowledged_at is null` : sql``;
  const open = sql`
    select a.id, 0 as part, a.opened_at from alert a
    where a.closed_at is null and ${ofKind} ${isUnseen} order by a.opened_at desc limit ${mostCounted + 1}`;
  const over = sql`
    select a.id, 1 as part, a.opened_at from alert a
    where a.closed_at is not null and a.opened_at > now() - make_interval(days => ${days}::int) and ${ofKind}
    order by a.opened_at desc limit ${mostCounted + 1}`;
  const fitting =
    state === "over"
      ? over
      : state === undefined
        ? sql`(${open}) union all (${over}) limit ${mostCounted + 1}`
        : open;
  const [[counted], rows] = await Promise.all([
    sql<{ total: number }[]>`select count(*)::int as total from (${fitting}) c`,
    sql<ReadAlert[]>`
      select ${alertColumns(sql)} from (
        select * from (${fitting}) f order by part, opened_at desc, id desc limit ${limit} offset ${offset}
      ) slice join alert a on a.id = slice.id
      left join account p on p.id::text = a.acknowledged_by
      order by slice.part, slice.opened_at desc, slice.id desc`,
  ]);
  const total = counted?.total ?? 0;
  return {
    rows: rows.map(shownAlert),
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}
