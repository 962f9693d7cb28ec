import { acknowledgeAlert } from "#lib/alert/acknowledge-alert";
import { openAlert } from "#lib/alert/open-alert";
import { newId } from "#lib/identity/uuid";
import { beat } from "#lib/job/beat";
import { purgeWaiting } from "#lib/job/purge-waiting";
import { recordRun } from "#lib/job/record-run";
import { redrive } from "#lib/job/redrive";
import { listAlerts } from "#lib/office/alerts/list-alerts";
import { readAlert } from "#lib/office/alerts/read-alert";
import { readCaches } from "#lib/office/caches/read-caches";
import { deadLetterKinds, deadLetterRows } from "#lib/office/jobs/list-dead-letters";
import { functionsSeen, listRuns } from "#lib/office/jobs/list-runs";
import { listWaiting } from "#lib/office/jobs/list-waiting";
import { readDeadLetter } from "#lib/office/jobs/read-dead-letter";
import { readRedrive } from "#lib/office/jobs/read-redrive";
import { readRun } from "#lib/office/jobs/read-run";
import { readWork } from "#lib/office/jobs/read-work";
import { listDepartures } from "#lib/office/today/list-departures";
import { readNeeds } from "#lib/office/today/read-needs";
import { readToday } from "#lib/office/today/read-today";
import { rollUpTrade } from "#lib/office/today/roll-up-trade";
import { Cache } from "#lib/redis/redis";
import type { World } from "../world";
import type { PlanWatch } from "./watch-plans";

const clerk = { kind: "staff", id: "staff_walk", role: "admin" } as const;
const slice = { limit: 50, offset: 0 };

/** What staff look at all day about today, alerts, jobs and caches, and what they do there. */
export async function walkConsole({ watch }: { world: World; watch: PlanWatch }): Promise<void> {
  const { database, during } = watch;
  const { sql } = database;
  const cache = new Cache(null);
  const now = new Date();
  during("a process speaks");
  await beat(database, cache, now);
  during("add up what was sold");
  await rollUpTrade(sql, cache, now);
  during("today");
  await readToday(sql, cache, now, "Europe/Paris");
  during("what needs a person");
  await readNeeds(sql, "admin");
  during("departures");
  for (const when of ["next", "today"] as const) await listDepartures(sql, { when }, slice, now);
  during("alerts");
  await openAlert(sql, { kind: "dead_letters", subject: "walk" });
  const [alert] = (await listAlerts(sql, { days: 7 }, slice)).rows;
  await listAlerts(sql, { days: 7, kind: "dead_letters", state: "over" }, slice);
  await readAlert(sql, alert?.id ?? "0");
  await acknowledgeAlert(database, clerk, alert?.id ?? "0");
  during("jobs");
  await readWork(sql, now);
  const eventId = await deadEvent(database);
  during("runs");
  const [run] = (await listRuns(sql, { hours: 24 }, slice)).rows;
  for (const status of ["running", "failed"] as const) {
    await listRuns(sql, { hours: 24, status }, slice);
  }
  await listRuns(sql, { hours: 24, function: "payments-send-refund" }, slice);
  await listRuns(sql, { hours: 24, booking: "0000000000" }, slice);
  await functionsSeen(sql);
  await readRun(sql, run?.id ?? "");
  during("dead letters");
  await deadLetterRows(sql, { group: "payments" }, slice);
  await deadLetterKinds(sql);
  await readDeadLetter(sql, eventId);
  const batch = newId();
  await redrive(database, clerk, { ids: [eventId] }, batch);
  await readRedrive(sql, batch);
  during("what waits");
  await listWaiting(sql);
  await purgeWaiting(database, clerk, { kind: "promotion", count: 1, reason: "walk" });
  during("caches");
  await readCaches(sql, cache, 15);
}

/** An event whose run failed for good. */
async function deadEvent({ sql }: PlanWatch["database"]): Promise<string> {
  const id = newId();
  await sql`
    insert into outbox (id, event, data, created_at, due_at, sent_at)
    values (${id}, 'refund/requested', ${sql.json({ refund_id: newId() })}, now(), now(), now())`;
  await recordRun(sql, {
    runId: id,
    functionId: "payments-send-refund",
    group: "payments",
    eventId: id,
    status: "failed",
    attempts: 6,
    error: "StripeError",
  });
  return id;
}
