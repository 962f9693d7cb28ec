import type { Executor } from "#db/client";
import type { GroupName } from "./groups";

export type DeadLetter = {
  /** What a re-drive names: the outbox row's id, or the notice's. */
  id: string;
  what: "run" | "unsent" | "notice";
  group: GroupName;
  /** The event, or the kind of mail. */
  kind: string;
  booking_id: string | null;
  attempts: number;
  /** A code or a class, never data. */
  error: string | null;
  since: Date;
};

/**
 * What every try of has failed and nobody has driven anew, oldest first: derived from the rows
 * themselves, so that a failure handler that was lost hides nothing.
 */
export async function listDeadLetters(
  executor: Executor,
  {
    group = null,
    kind = null,
    limit = 100,
  }: { group?: GroupName | null; kind?: string | null; limit?: number } = {},
): Promise<DeadLetter[]> {
  return [
    ...(await executor<DeadLetter[]>`
      select id, what, "group", kind, booking_id, attempts, error, since from dead_letter
      where (${group}::text is null or "group" = ${group}) and (${kind}::text is null or kind = ${kind})
      order by since, id limit ${Math.min(limit, 1_000)}`),
  ];
}
