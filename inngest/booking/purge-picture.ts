import { database } from "#db/client";
import { purgePicture as purge } from "#lib/media/purge-picture";
import { storage } from "#lib/media/storage";
import { inngest, pictureRemoved } from "../client";
import { onSchedule, retrySeconds } from "../retry-schedule";

/** Deletes the files of a picture that was removed. */
export const purgePicture = inngest.createFunction(
  {
    id: "bookings-purge-picture",
    triggers: [pictureRemoved],
    retries: retrySeconds.bookings.length,
  },
  async ({ event, attempt }) =>
    await onSchedule("bookings", attempt, async () => ({
      purged: await purge({ sql: database().sql, storage: storage() }, event.data.picture_id),
    })),
);
