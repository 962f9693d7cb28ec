import type { Executor } from "#db/client";
import { closedByHand } from "#lib/alert/closed-by-hand";
import { type AlertRow, alertColumns, type ReadAlert, shownAlert } from "./alert-row";
import { whereOf } from "./where-of";

export type AlertView = AlertRow & {
  /** Channels that told it, and of what: `mail:open`. */
  told_by: string[];
  /** Staff ends it; others end with their cause. */
  is_closed_by_hand: boolean;
  /** What staff wrote when they closed it, and who. */
  settled: { by: string; note: string } | null;
  /** Where what it is about is seen to; null where nothing is shown of it. */
  href: string | null;
  /** The ones before it of the same kind about the same, the newest first, 20 at most. */
  earlier: { id: string; opened_at: string; closed_at: string | null }[];
};

/** One alert with its history; null if there is none. */
export async function readAlert(sql: Executor, id: string): Promise<AlertView | null> {
  if (!/^\d{1,15}$/.test(id)) return null;
  const [row] = await sql<(ReadAlert & { told_by: string[] })[]>`
    select ${alertColumns(sql)}, a.told_by from alert a left join account p on p.id::text = a.acknowledged_by
    where a.id = ${id}`;
  if (!row) return null;
  const [earlier, [settled], href] = await Promise.all([
    sql<{ id: string; opened_at: Date; closed_at: Date | null }[]>`
      select id::text as id, opened_at, closed_at from alert
      where kind = ${row.kind} and subject = ${row.subject} and opened_at < ${row.opened_at}
      order by opened_at desc limit 20`,
    sql<{ by: string; note: string }[]>`
      select coalesce(p.name, s.actor_id) as by, coalesce(s.detail ->> 'note', '') as note
      from staff_action s left join account p on p.id::text = s.actor_id
      where s.at >= ${row.opened_at} and s.action = 'settle_alert' and s.subject = ${row.id} limit 1`,
    whereOf(sql, row),
  ]);
  return {
    ...shownAlert(row),
    told_by: row.told_by,
    is_closed_by_hand: (closedByHand as readonly string[]).includes(row.kind),
    settled: settled ?? null,
    href,
    earlier: earlier.map((one) => ({
      id: one.id,
      opened_at: one.opened_at.toISOString(),
      closed_at: one.closed_at?.toISOString() ?? null,
    })),
  };
}
