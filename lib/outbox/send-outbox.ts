import type { Database } from "#db/client";
import { withReading } from "#db/transaction";

export type OutboxEvent = {
  id: string;
  name: string;
  /** With `traceparent`, where the row was written in a trace. */
  data: Record<string, string>;
};

/** How long a receiver may take. */
const sendingMs = 5_000;
/** How long rows are nobody else's; more than sending takes, so that only a dead process loses them. */
const leaseSeconds = 30;

type Claimed = {
  id: string;
  event: string;
  data: Record<string, string>;
  traceparent: string | null;
  was_due: string;
};

/**
 * Hands due rows that were not sent to `send`, oldest first, at most `limit` at once, and marks them
 * sent. They are claimed by putting off their time, and no transaction is open while `send` talks to
 * others; its signal aborts after 5 s. Rows whose sending failed get their time back and are sent again,
 * those of a process that died after the lease; the receiver knows a row by its id, so twice is once.
 * Returns how many were sent. Throws what `send` threw, `service_unavailable`.
 */
export async function sendOutbox(
  { sql }: Pick<Database, "sql">,
  send: (events: OutboxEvent[], signal: AbortSignal) => Promise<void>,
  { limit = 200, patienceMs = sendingMs }: { limit?: number; patienceMs?: number } = {},
): Promise<number> {
  const rows = await withReading(sql<Claimed[]>`
    with due as (
      select id, due_at from outbox where sent_at is null and due_at <= now()
      order by due_at limit ${limit} for update skip locked
    ), claimed as (
      update outbox o set attempts = o.attempts + 1, due_at = now() + make_interval(secs => ${leaseSeconds})
      from due where o.id = due.id returning o.id, o.event, o.data, o.traceparent, due.due_at
    )
    select id, event, data, traceparent, due_at::text as was_due from claimed order by due_at`);
  if (rows.length === 0) return 0;
  const ids = rows.map((row) => row.id);
  try {
    await withinPatience(patienceMs, (signal) =>
      send(
        rows.map(({ id, event, data, traceparent }) => ({
          id,
          name: event,
          data: traceparent ? { ...data, traceparent } : data,
        })),
        signal,
      ),
    );
  } catch (error) {
    // Their own time again, so that how long they have waited can still be read.
    await withReading(sql`
      update outbox o set due_at = w.due_at
      from unnest(${ids}::uuid[], ${rows.map((row) => row.was_due)}::timestamptz[]) w(id, due_at)
      where o.id = w.id and o.sent_at is null`).catch(() => {});
    throw error;
  }
  await withReading(sql`update outbox set sent_at = now() where id = any(${ids}::uuid[])`);
  return rows.length;
}

/** Runs `work` with a signal that aborts after `ms`, and waits no longer than that for work that ignores it. */
async function withinPatience(
  ms: number,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new Error(`The receiver of the outbox took more than ${ms} ms.`)),
    ms,
  );
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
  });
  try {
    await Promise.race([work(controller.signal), aborted]);
  } finally {
    clearTimeout(timer);
  }
}
