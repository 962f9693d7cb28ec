import { database } from "#db/client";
import { cache } from "#lib/redis/redis";
import { applyDueTariffs } from "#lib/search/change-tariff";
import { inngest } from "../client";

/** Every minute: prices that were planned for an instant hold from then on. */
export const applyTariffs = inngest.createFunction(
  {
    id: "bookings-apply-tariffs",
    triggers: [{ cron: "* * * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async () => ({ applied: await applyDueTariffs({ database: database(), cache: cache() }) }),
);
