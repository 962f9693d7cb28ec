import type { Database } from "#db/client";

export type OutboxEvent = { id: string; name: string; data: Record<string, string> };

/**
 * Hands due rows that were not sent to `send`, oldest first, at most `limit` at once, and marks them
 * sent. Rows another process is sending are left to it. A row whose sending failed stays and is sent
 * again; the receiver knows it by its id, so twice is once. Returns how many were sent.
 */
export async function sendOutbox(
  { sql }: Pick<Database, "sql">,
  send: (events: OutboxEvent[]) => Promise<void>,
  limit = 200,
): Promise<number> {
  return (await sql.begin(async (tx) => {
    const rows = await tx<{ id: string; event: string; data: Record<string, string> }[]>`
      select id, event, data from outbox
      where sent_at is null and due_at <= now()
      order by due_at limit ${limit} for update skip locked`;
    if (rows.length === 0) return 0;
    await send(rows.map((row) => ({ id: row.id, name: row.event, data: row.data })));
    await tx`
      update outbox set sent_at = now(), attempts = attempts + 1
      where id = any(${rows.map((row) => row.id)}::uuid[])`;
    return rows.length;
  })) as number;
}
