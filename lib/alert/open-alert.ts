import type { Executor } from "#db/client";

export type AlertReading = {
  kind: string;
  /** What it is about; empty where there can be only one of its kind. */
  subject: string;
  /** Counts, codes and ids; never personal data. */
  detail?: Record<string, string | number>;
};

/** Opens an alert, or notes that the one already open for this kind and subject was seen again. True if it is new. */
export async function openAlert(executor: Executor, alert: AlertReading): Promise<boolean> {
  const detail = alert.detail ? JSON.stringify(alert.detail) : null;
  const [row] = await executor<{ opened: boolean }[]>`
    insert into alert (kind, subject, detail, opened_at, seen_at)
    values (${alert.kind}, ${alert.subject}, ${detail}::text::jsonb, clock_timestamp(), clock_timestamp())
    on conflict (kind, subject) where closed_at is null
    do update set seen_at = clock_timestamp(), detail = excluded.detail
    returning xmax = 0 as opened`;
  return row?.opened === true;
}
