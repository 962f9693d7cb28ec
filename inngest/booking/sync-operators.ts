import { ownOperatorContext } from "#lib/booking/operators/operator-context";
import { followOperator } from "#lib/booking/sailings/follow-operator";
import { cache } from "#lib/redis/redis";
import { inngest, operatorFeedDue } from "../client";

/** Every five minutes, and when staff ask for one: follows what operators' timetables and prices have changed. One that fails keeps no other waiting. */
export const syncOperators = inngest.createFunction(
  {
    id: "bookings-sync-operators",
    triggers: [{ cron: "*/5 * * * *" }, operatorFeedDue],
    retries: 0,
    concurrency: 1,
  },
  async ({ event }) => {
    const context = ownOperatorContext();
    const asked = operatorFeedDue.schema.safeParse(event.data).data;
    const links = asked
      ? [asked]
      : await context.database.sql<{ operator_code: string; asked_by?: string }[]>`
          select operator_code from operator_link where adapter = 'http' order by operator_code`;
    const reports: Record<string, unknown> = {};
    for (const { operator_code: code, asked_by } of links) {
      reports[code] = await followOperator(context, cache(), code, asked_by ?? null);
    }
    return reports;
  },
);
