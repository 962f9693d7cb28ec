import { database } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import { tellTravellers } from "#lib/booking/sailings/tell-travellers";
import { config } from "#lib/config/config";
import { FeedRefused, inWords } from "#lib/gtfs/feed-refused";
import { forgetImport } from "#lib/gtfs/forget-import";
import { listFetchedFeeds, refreshFeed } from "#lib/gtfs/refresh-feed";
import { log } from "#lib/log/log";
import { cache } from "#lib/redis/redis";
import { inngest } from "../client";

/**
 * Every night: fetches the timetables in GTFS that were imported from an address, and follows what has
 * changed. One that is away or broken keeps no other waiting; its former edition stays, and an alert says so.
 */
export const refreshTimetables = inngest.createFunction(
  {
    id: "bookings-refresh-timetables",
    triggers: [{ cron: "TZ=UTC 10 3 * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async ({ step }) => {
    const feeds = await step.run("list", () => listFetchedFeeds(database().sql));
    const outcomes: Record<string, string> = {};
    for (const { id } of feeds) {
      // A step each: a feed may take minutes, and one that was done is not done again.
      outcomes[id] = await step.run(`feed ${id}`, () => refresh(id));
    }
    return outcomes;
  },
);

async function refresh(id: number): Promise<string> {
  const { sql } = database();
  const alert = { kind: "timetable_feed", subject: String(id) };
  try {
    const imported = await refreshFeed(
      {
        sql,
        databaseUrl: config().DATABASE_URL,
        now: new Date(),
        onSailingChanged: async (tx, change) => {
          await tellTravellers(tx, { kind: "operator", id: change.operator_code }, change);
        },
      },
      id,
    );
    if (imported) await forgetImport(cache(), imported);
    await closeAlert(sql, alert);
    return imported?.outcome ?? "unchanged";
  } catch (error) {
    log().warn({ err: error, feed: id }, "timetables: a feed could not be followed");
    const reason = error instanceof Error ? error.name : "Error";
    const [flaw] = error instanceof FeedRefused ? error.flaws : [];
    const says = flaw ? inWords(flaw).slice(0, 200) : reason;
    await openAlert(sql, { ...alert, detail: { reason: says } });
    return "failed";
  }
}
