import { database } from "#db/client";
import { config } from "#lib/config/config";
import { noteWatch } from "#lib/job/beat";
import { watchWork } from "#lib/job/watch-work";
import { log } from "#lib/log/log";
import { gauge } from "#lib/measure/measure";
import { tellAlerts } from "#lib/notice/tell-alerts";
import { cache } from "#lib/redis/redis";
import { watchCache } from "#lib/search/watch-cache";
import { type Outage, takeSample } from "#lib/status/take-sample";

const everyMs = 30_000;
/** The first look waits until whoever starts with us has begun. */
const firstMs = 20_000;

/**
 * Watches the background work from outside of Inngest, for a watch that Inngest runs is silent with it.
 * Each process looks; a lock in the database lets one of them do it at a time. Returns how to stop it.
 */
export function startWatchdog(): () => void {
  const began = performance.now();
  let timer = setTimeout(look, firstMs);
  timer.unref();
  let stopped = false;
  let lastLookAt: number | null = null;

  async function look(): Promise<void> {
    try {
      await lookOnce(Math.round((performance.now() - began) / 1_000), () =>
        outageSince(lastLookAt),
      );
      lastLookAt = performance.now();
      gauge("gangway_watchdog_last_look_timestamp_seconds", {}, Date.now() / 1_000);
    } catch (error) {
      log().warn({ err: error }, "watchdog: could not look");
    }
    if (stopped) return;
    timer = setTimeout(look, everyMs);
    timer.unref();
  }

  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** How long the database has let nobody look: a look may wait for it without end. */
function outageSince(lastLookAt: number | null): Outage | null {
  if (lastLookAt === null) return null;
  const quietMs = performance.now() - lastLookAt - everyMs;
  return quietMs > everyMs ? { beganAgoMs: quietMs } : null;
}

async function lookOnce(sinceSeconds: number, outage: () => Outage | null): Promise<void> {
  const { sql } = database();
  const { ALERT_EMAILS: emails = [], ALERT_WEBHOOK_URL: webhookUrl, MAIL_FROM, APP_URL } = config();
  const connection = await sql.reserve();
  try {
    const [row] = await connection<{ mine: boolean }[]>`
      select pg_try_advisory_lock(7305734) as mine`;
    if (!row?.mine) return;
    try {
      const open = await watchWork(sql, sinceSeconds);
      if (await watchCache(sql, cache())) open.push("cache_cold");
      await takeSample(sql, outage());
      noteWatch(new Date());
      if (open.length > 0) log().warn({ open }, "watchdog: something is wrong");
      const recipients = { emails, webhookUrl, from: MAIL_FROM, appUrl: APP_URL };
      await tellAlerts({ database: database() }, recipients);
    } finally {
      await connection`select pg_advisory_unlock(7305734)`;
    }
  } finally {
    connection.release();
  }
}
