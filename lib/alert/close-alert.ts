import type { Executor } from "#db/client";

/** Closes the open alert of a kind and subject, for its cause is gone. True if there was one. */
export async function closeAlert(
  executor: Executor,
  { kind, subject }: { kind: string; subject: string },
): Promise<boolean> {
  const rows = await executor`
    update alert set closed_at = clock_timestamp()
    where kind = ${kind} and subject = ${subject} and closed_at is null returning id`;
  return rows.length > 0;
}
