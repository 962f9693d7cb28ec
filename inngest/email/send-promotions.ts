import { database } from "#db/client";
import { sendPromotions as send } from "#lib/notice/promotion/send-promotions";
import { inngest } from "../client";

/** Every minute: sends offers to those who asked for them, at a rate. */
export const sendPromotions = inngest.createFunction(
  { id: "emails-send-promotions", triggers: [{ cron: "* * * * *" }], retries: 0, concurrency: 1 },
  async () => ({ sent: await send({ sql: database().sql }) }),
);
