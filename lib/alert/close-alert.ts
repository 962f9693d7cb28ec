import type { Executor } from "#db/client";

/**
 * Closes the open alert of a kind and subject, for its cause is gone; with `unseenSeconds` only if nobody has seen
 * it for so long, where others may know better. True if there was one.
 */
export async function closeAlert(
  executor: Executor,
  { kind, subject, unseenSeconds = 0 }: { kind: string; subject: string; unseenSeconds?: number },
): Promise<boolean> {
  const rows = await executor`
    update alert set closed_at = clock_timestamp()
    where kind = ${kind} and subject = ${subject} and closed_at is null
      and (${unseenSeconds}::int = 0 or seen_at < clock_timestamp() - make_interval(secs => ${unseenSeconds}::int))
    returning id`;
  return rows.length > 0;
}
