import type { Executor, Sql, Tx } from "#db/client";
import { openAlert } from "#lib/alert/open-alert";
import { observe } from "#lib/measure/measure";

/** Marks a notice sent, with Resend's id of the mail if we know it: nothing sends it again. */
export async function markSent(
  executor: Executor,
  id: string,
  messageId: string | null,
): Promise<void> {
  const [sent] = await executor<{ seconds: number }[]>`
    update notice set status = 'sent', sent_at = clock_timestamp(), message_id = ${messageId},
      attempts = attempts + 1, error = null
    where id = ${id} and status = 'due'
    returning extract(epoch from sent_at - created_at)::float8 as seconds`;
  if (sent) observe("gangway_mail_acceptance_seconds", {}, sent.seconds);
}

/** Gives a notice up and opens an alert that names it and the error's code. */
export async function giveUpNotice(sql: Sql, id: string, error: string): Promise<void> {
  await sql.begin((tx) => giveUpWithin(tx, id, error));
}

/** As giveUpNotice, in the caller's transaction. */
export async function giveUpWithin(tx: Tx, id: string, error: string): Promise<void> {
  const [row] = await tx<{ kind: string }[]>`
    update notice set status = 'dead', error = ${error}, attempts = attempts + 1
    where id = ${id} and status = 'due' returning kind`;
  if (row)
    await openAlert(tx, { kind: "notice_dead", subject: id, detail: { notice: row.kind, error } });
}

/**
 * Ends a notice that has nothing to say any more, such as a hold that is over: nobody needs to be
 * alarmed, and its error says "moot".
 */
export async function dropNotice(executor: Executor, id: string): Promise<void> {
  await executor`update notice set status = 'dead', error = 'moot' where id = ${id} and status = 'due'`;
}
