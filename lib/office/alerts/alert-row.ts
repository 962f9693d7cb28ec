import type { Executor } from "#db/client";

export type AlertRow = {
  id: string;
  kind: string;
  subject: string;
  detail: Record<string, string | number> | null;
  opened_at: string;
  /** When its cause was last seen. */
  seen_at: string;
  closed_at: string | null;
  acknowledged_at: string | null;
  /** Who looks after it, by name; their id where the account is gone. */
  acknowledged_by: string | null;
  told_at: string | null;
  /** How often there was one of the same kind about the same in 30 days, this one included. */
  times: number;
};

type Instants = "opened_at" | "seen_at" | "closed_at" | "acknowledged_at" | "told_at";
export type ReadAlert = Omit<AlertRow, Instants> & Record<Instants, Date | null>;

/** What is read of `alert a` and of who acknowledged it, `account p`. */
export function alertColumns(sql: Executor) {
  return sql`
    a.id::text as id, a.kind, a.subject, a.detail, a.opened_at, a.seen_at, a.closed_at, a.acknowledged_at,
    coalesce(p.name, a.acknowledged_by) as acknowledged_by, a.told_at,
    (select count(*)::int from (
      select 1 from alert o where o.kind = a.kind and o.subject = a.subject
        and o.opened_at > now() - interval '30 days' limit 100) o) as times`;
}

export function shownAlert(row: ReadAlert): AlertRow {
  return {
    ...row,
    opened_at: (row.opened_at as Date).toISOString(),
    seen_at: (row.seen_at as Date).toISOString(),
    closed_at: row.closed_at?.toISOString() ?? null,
    acknowledged_at: row.acknowledged_at?.toISOString() ?? null,
    told_at: row.told_at?.toISOString() ?? null,
  };
}
