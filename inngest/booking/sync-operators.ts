import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import { ownOperatorContext } from "#lib/booking/operators/operator-context";
import { syncOperator } from "#lib/booking/sailings/sync-operator";
import { log } from "#lib/log/log";
import { cache } from "#lib/redis/redis";
import { inngest } from "../client";

/** Every five minutes: follows what operators' timetables and prices have changed. One that fails keeps no other waiting. */
export const syncOperators = inngest.createFunction(
  {
    id: "bookings-sync-operators",
    triggers: [{ cron: "*/5 * * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async () => {
    const context = ownOperatorContext();
    const { sql } = context.database;
    const links = await sql<{ operator_code: string }[]>`
      select operator_code from operator_link where adapter = 'http' order by operator_code`;
    const reports: Record<string, unknown> = {};
    for (const { operator_code: code } of links) {
      const reached = await context.reach(code);
      if (!reached) continue;
      const alert = { kind: "operator_sync", subject: code };
      try {
        const scope = { database: context.database, cache: cache() };
        const actor = { kind: "operator", id: code } as const;
        reports[code] = await syncOperator(scope, actor, code, reached.adapter);
        await closeAlert(sql, alert);
      } catch (error) {
        log().warn({ err: error, operator: code }, "operators: a sync failed");
        await openAlert(sql, alert);
      }
    }
    return reports;
  },
);
