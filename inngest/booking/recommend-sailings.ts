import { database } from "#db/client";
import { runRecommendations } from "#lib/recommendation/run-recommendations";
import { inngest } from "../client";

/** Every quarter of an hour: what goes with a sailing is worked out anew, if there is news. */
export const recommendSailings = inngest.createFunction(
  {
    id: "bookings-recommend-sailings",
    triggers: [{ cron: "TZ=UTC 7,22,37,52 * * * *" }],
    retries: 1,
    concurrency: 1,
  },
  async () => ({ outcome: await runRecommendations(database()) }),
);
