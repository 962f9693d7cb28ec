import { database } from "#db/client";
import { processPicture as make } from "#lib/media/process-picture";
import { storage } from "#lib/media/storage";
import { cache } from "#lib/redis/redis";
import { inngest, pictureUploaded } from "../client";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** Makes the sizes of a picture that was attached, one at a time in a process: it takes a core for seconds. */
export const processPicture = inngest.createFunction(
  {
    id: "bookings-process-picture",
    triggers: [pictureUploaded],
    retries: retrySeconds.bookings.length,
    concurrency: 1,
  },
  async ({ event, attempt }) =>
    await onSchedule("bookings", attempt, async () => {
      const context = { sql: database().sql, cache: cache(), storage: storage() };
      return { outcome: await make(context, event.data.picture_id) };
    }),
);
