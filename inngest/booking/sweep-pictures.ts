import { database } from "#db/client";
import { config } from "#lib/config/config";
import { log } from "#lib/log/log";
import { purgePicture } from "#lib/media/purge-picture";
import { openStorage } from "#lib/media/storage";
import { sweepPictures as sweep } from "#lib/media/sweep-pictures";
import { inngest } from "../client";
import { inTime } from "../in-time";

/** Every hour: uploads that nobody attached within a day go, and files of removed pictures that are still there. */
export const sweepPictures = inngest.createFunction(
  {
    id: "bookings-sweep-pictures",
    triggers: [{ cron: "TZ=UTC 25 * * * *" }],
    retries: 0,
    concurrency: 1,
  },
  async () => {
    const storage = openStorage(config());
    if (!storage) return { purged: 0 };
    const { sql } = database();
    let purged = 0;
    const purge = async (id: string) => {
      if (await purgePicture({ sql, storage }, id)) purged += 1;
    };
    await inTime(await sweep(sql), purge, (error, pictureId) =>
      log().warn({ err: error, pictureId }, "pictures: files of a removed one are still there"),
    );
    return { purged };
  },
);
