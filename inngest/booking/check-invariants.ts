import { database } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import { checkInvariants as check } from "#lib/invariant/check-invariants";
import { invariants } from "#lib/invariant/invariants";
import { inngest } from "../client";

/** Every ten minutes: an invariant that is broken, or could not be checked, opens an alert; one that holds closes it. */
export const checkInvariants = inngest.createFunction(
  {
    id: "bookings-check-invariants",
    triggers: [{ cron: "*/10 * * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async () => {
    const { sql } = database();
    const broken = new Map((await check(sql)).map((result) => [result.id, result]));
    for (const { id } of invariants) {
      const result = broken.get(id);
      if (result) {
        await openAlert(sql, {
          kind: "invariant",
          subject: id,
          detail: {
            says: result.says,
            rows: result.rows.length,
            ...(result.unchecked ? { unchecked: result.unchecked } : {}),
          },
        });
      } else {
        await closeAlert(sql, { kind: "invariant", subject: id });
      }
    }
    return { broken: [...broken.keys()] };
  },
);
