import { seedDatabase } from "#db/seed/seed-database";
import { config } from "#lib/config/config";
import { cache } from "#lib/redis/redis";
import { forgetAllSearches } from "#lib/search/forget-searches";
import { inngest } from "../client";

/** Months of sailings the demo keeps ahead. */
const months = 12;

/**
 * Every night: the demo's illustrative timetable stays a year ahead. In production sailings come from
 * operators, and nothing is made up.
 */
export const extendTimetable = inngest.createFunction(
  {
    id: "bookings-extend-timetable",
    triggers: [{ cron: "TZ=UTC 30 2 * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async () => {
    const { GANGWAY_MODE, DATABASE_URL } = config();
    if (GANGWAY_MODE === "production") return { sailings: 0 };
    const today = new Date().toISOString().slice(0, 10);
    const { sailings } = await seedDatabase(DATABASE_URL, { today, months });
    if (sailings > 0) await forgetAllSearches(cache());
    return { sailings };
  },
);
