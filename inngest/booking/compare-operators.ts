import { compareWithOperator } from "#lib/booking/operators/compare/compare-with-operator";
import { ownOperatorContext } from "#lib/booking/operators/operator-context";
import { inngest, operatorComparisonDue } from "../client";

/** Every night, and when staff ask for one: holds operators' books beside ours. One that fails keeps no other waiting. */
export const compareOperators = inngest.createFunction(
  {
    id: "bookings-compare-operators",
    triggers: [{ cron: "TZ=UTC 40 2 * * *" }, operatorComparisonDue],
    retries: 0,
    concurrency: 1,
  },
  async ({ event, step }) => {
    const context = ownOperatorContext();
    const asked = operatorComparisonDue.schema.safeParse(event.data).data;
    const codes = asked
      ? [asked.operator_code]
      : await step.run("list", async () => {
          const rows = await context.database.sql<{ code: string }[]>`
            select operator_code as code from operator_link order by operator_code`;
          return rows.map(({ code }) => code);
        });
    const found: Record<string, unknown> = {};
    const failures: unknown[] = [];
    for (const code of codes) {
      // A step each: one may take a minute, and one that was done is not done again.
      try {
        found[code] = await step.run(`compare ${code}`, () =>
          compareWithOperator(context, code, asked?.asked_by ?? null),
        );
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return found;
  },
);
