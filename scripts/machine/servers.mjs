import { ensureDatabase } from "./database.mjs";
import { keep } from "./keep.mjs";
import { freshLog } from "./logs.mjs";
import { answers } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { findRedis, HOW_TO_GET_REDIS, startRedis } from "./redis.mjs";
import { say, step, yellow } from "./say.mjs";

/** Postgres: the one of DATABASE_URL, else our own. Answers `{url, own, data}`. */
export function bringPostgres({
  root,
  state,
  given,
  ports,
  secrets,
  database,
  settings,
  onTrouble,
}) {
  if (given.DATABASE_URL) {
    return step("Postgres of DATABASE_URL", async () => {
      await ensureDatabase(given.DATABASE_URL);
      return { url: given.DATABASE_URL, own: false };
    });
  }
  return step("Postgres", async () => {
    const port = await ports.get("postgres");
    const options = { root, state, port, password: secrets.postgresPassword, settings };
    const log = freshLog(state, "postgres");
    const launch = () => startPostgres({ ...options, log });
    const { data, url } = await keep("Postgres", launch, { onTrouble });
    await ensureDatabase(url(database));
    return { url: url(database), urlOf: url, own: true, data, detail: `port ${port}` };
  });
}

/** Redis: the one of REDIS_URL, else our own, else none. Answers `{url, program}`. */
export function bringRedis({ root, state, given, ports, onTrouble }) {
  if (given.REDIS_URL) return takeGivenRedis(given.REDIS_URL);
  return step("Redis", async (onWait) => {
    const program = await findRedis(root, { log: freshLog(state, "redis-install"), onWait });
    if (!program) {
      say(
        `  ${yellow("!")} No Redis here: Gangway works without it, only slower. ${HOW_TO_GET_REDIS}.`,
      );
      return { detail: "none" };
    }
    const port = await ports.get("redis");
    const log = freshLog(state, "redis");
    const launch = () => startRedis({ program, state, port, log });
    const { url } = await keep("Redis", launch, { onTrouble });
    return { url, program, detail: `port ${port}` };
  });
}

async function takeGivenRedis(url) {
  let place;
  try {
    place = new URL(url);
  } catch {
    return { url };
  }
  if (!(await answers(Number(place.port) || 6379, place.hostname, 2000))) {
    say(`  ${yellow("!")} Nothing answers at REDIS_URL (${place.host}): going on, but slower.`);
  }
  return { url };
}
