import type { Tx } from "#db/client";
import { newId } from "#lib/identity/uuid";
import { markWritten } from "./committed";

export type OutboxRow = {
  event: string;
  /** Ids only: what travels through queues and their consoles names nobody. */
  data: Record<string, string>;
  bookingId?: string;
  dueAt?: Date;
};

/** Writes what must happen after this transaction commits. Returns the row's id, which is the event's id and the task's. */
export async function writeOutbox(tx: Tx, row: OutboxRow): Promise<string> {
  const id = newId();
  await tx`
    insert into outbox (id, event, data, booking_id, created_at, due_at)
    values (${id}, ${row.event}, ${tx.json(row.data)}, ${row.bookingId ?? null}, now(), ${row.dueAt ?? tx`now()`})`;
  markWritten(tx);
  return id;
}
