import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import { log } from "#lib/log/log";
import { recordSync } from "#lib/operator/record-sync";
import type { Cache } from "#lib/redis/redis";
import type { OperatorContext } from "../operators/operator-context";
import { type SyncReport, syncOperator } from "./sync-operator";

/**
 * syncOperator for an operator by its code, with its run written down; a feed that fails opens an alert,
 * which the next good one closes. Answers null for an operator without a feed, or where it failed.
 */
export async function followOperator(
  context: OperatorContext,
  cache: Cache,
  code: string,
  askedBy: string | null,
): Promise<SyncReport | null> {
  const { database } = context;
  const reached = await context.reach(code);
  if (!reached?.hasFeeds) return null;
  const alert = { kind: "operator_sync", subject: code };
  const actor = { kind: "operator", id: code } as const;
  try {
    const report = await recordSync(database, { operatorCode: code, kind: "feed", askedBy }, () =>
      syncOperator({ database, cache }, actor, code, reached.adapter),
    );
    await closeAlert(database.sql, alert);
    return report;
  } catch (error) {
    log().warn({ err: error, operator: code }, "operators: a sync failed");
    await openAlert(database.sql, alert);
    return null;
  }
}
