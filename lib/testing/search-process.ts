// An app process as far as searching goes, for tests: it answers on stdout, a line for each line on stdin.
import { createInterface } from "node:readline";
import { openDatabase } from "#db/client";
import { openCache } from "#lib/redis/redis";
import { searchJourneys } from "#lib/search/search-journeys";
import { giveTestConfig } from "./test-config";

const [databaseUrl = "", redisUrl = "", now = ""] = process.argv.slice(2);
giveTestConfig(databaseUrl);
const database = openDatabase(databaseUrl, 5);
const cache = openCache(redisUrl);
cache.listen();

const say = (answer: unknown) => process.stdout.write(`${JSON.stringify(answer)}\n`);

/** `hearing` answers whether it hears; anything else is the query of a search. */
createInterface({ input: process.stdin }).on("line", async (line) => {
  if (line === "hearing") {
    say(cache.isHearing());
    return;
  }
  const context = { sql: database.sql, cache, now: new Date(now), language: "en" as const };
  const { journeys, total, cacheStatus } = await searchJourneys(context, JSON.parse(line));
  const places = journeys.map(({ available }) => available.passengers);
  say({ total, places, cacheStatus });
});
