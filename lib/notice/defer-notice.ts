import type { Sql } from "#db/client";
import { openAlert } from "#lib/alert/open-alert";
import { retryWait } from "#lib/config/retry-wait";

/** Seconds before each of the first retries (DESIGN 7). */
export const retrySeconds = [60, 180, 420] as const;
/** After these, every quarter of an hour. */
export const lateRetrySeconds = 900;
/** From this attempt on the sweep sends it, and an alert says so. */
export const earlyAttempts = retrySeconds.length + 1;

export type Deferral = {
  /** In how many seconds it is due again. */
  seconds: number;
  /** True if the run that failed should try again itself; false if the sweep will. */
  bySameRun: boolean;
};

/**
 * Counts a failed attempt and writes when the next is due: after 1, 3 and 7 minutes with up to a tenth
 * more, or later if the receiver asked for it; from the fourth on every 15 minutes, with an alert.
 * Null if the notice is no longer due.
 */
export async function deferNotice(
  sql: Sql,
  id: string,
  failure: { code: string; retryAfterSeconds: number | null },
): Promise<Deferral | null> {
  return (await sql.begin(async (tx) => {
    const [row] = await tx<{ attempts: number }[]>`
      select attempts + 1 as attempts from notice where id = ${id} and status = 'due' for update`;
    if (!row) return null;
    const early = retrySeconds[row.attempts - 1];
    const planned = retryWait(early ?? lateRetrySeconds) * (1 + Math.random() / 10);
    const seconds = Math.ceil(Math.max(planned, failure.retryAfterSeconds ?? 0));
    await tx`
      update notice set attempts = ${row.attempts}, error = ${failure.code},
        due_at = clock_timestamp() + make_interval(secs => ${seconds})
      where id = ${id}`;
    if (early === undefined) {
      await openAlert(tx, {
        kind: "notices_delayed",
        subject: "",
        detail: { error: failure.code },
      });
    }
    return { seconds, bySameRun: early !== undefined };
  })) as Deferral | null;
}
