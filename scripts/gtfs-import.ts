// npm run gtfs:import -- <folder, zip or URL> --operator NAME [--feed KEY] [--from DAY] [--to DAY] [--fewer]
// Imports a timetable in GTFS, all of it or nothing; a second time it says that nothing has changed. Days
// are YYYY-MM-DD; it goes as far ahead as one can search. --fewer says that an edition without most of what is
// sold is meant so. 1 and what is wrong with the feed if it is refused.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { tellTravellers } from "#lib/booking/sailings/tell-travellers";
import { FetchRefused } from "#lib/fetch/fetch-refused";
import { FeedRefused, inWords } from "#lib/gtfs/feed-refused";
import { forgetImport } from "#lib/gtfs/forget-import";
import { type ImportedFeed, importFeed } from "#lib/gtfs/import-feed";
import { feedKeyOf, isAddress, openFeed } from "#lib/gtfs/open-feed";
import { furthestDay } from "#lib/gtfs/plan-days";
import { tellImport } from "#lib/gtfs/tell-import";
import { openCache } from "#lib/redis/redis";

const usage =
  "npm run gtfs:import -- <folder, zip or URL> --operator NAME [--feed KEY] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--fewer]";

type Given = { database_url?: string; redis_url?: string };

/** DATABASE_URL and REDIS_URL, or the running demo's. */
function givenServers(): Given {
  const { DATABASE_URL, REDIS_URL } = process.env;
  if (DATABASE_URL) return { database_url: DATABASE_URL, redis_url: REDIS_URL };
  if (existsSync(".gangway/endpoints.json")) {
    return JSON.parse(readFileSync(".gangway/endpoints.json", "utf8")) as Given;
  }
  throw new Error("Set DATABASE_URL, or start the demo.");
}

/** The folder or zip as it was meant: npm runs this at the project's root, wherever one typed it. */
function placeOf(source: string): string {
  if (isAddress(source) || existsSync(source)) return source;
  return resolve(process.env.INIT_CWD ?? ".", source);
}

function readDay(text: string | undefined, option: string): string | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new Error(`--${option} ${text} is no day as YYYY-MM-DD.\n${usage}`);
  }
  return text;
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      operator: { type: "string" },
      feed: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      fewer: { type: "boolean" },
    },
  });
  const [named, ...more] = positionals;
  const operator = values.operator?.trim();
  if (!named || more.length > 0 || !operator || operator.length > 100) throw new Error(usage);
  const { database_url, redis_url } = givenServers();
  if (!database_url) throw new Error("Set DATABASE_URL, or start the demo.");
  const source = placeOf(named);
  const now = new Date();
  const began = performance.now();
  // Whoever types an address means it; where it leads from there he may not know.
  const opened = await openFeed(source, { privateAddresses: "first" });
  if (!opened.files) throw new Error("The server sent nothing.");
  try {
    const imported = await importFeed(database_url, {
      files: opened.files,
      source: opened.source,
      operator,
      key: values.feed ?? feedKeyOf(source),
      days: {
        from: readDay(values.from, "from"),
        to: readDay(values.to, "to") ?? furthestDay(now),
      },
      now,
      mayBeFewer: values.fewer,
      onSailingChanged: async (tx, change) => {
        await tellTravellers(tx, { kind: "operator", id: change.operator_code }, change);
      },
    });
    const seconds = (performance.now() - began) / 1000;
    for (const line of tellImport(imported, seconds)) console.log(line);
    await forgetSearches(redis_url, imported);
  } finally {
    await opened.files.end();
  }
}

async function forgetSearches(redisUrl: string | undefined, imported: ImportedFeed): Promise<void> {
  if (!redisUrl) return;
  const cache = openCache(redisUrl);
  await new Promise((ready) => setTimeout(ready, 200));
  const count = await forgetImport(cache, imported);
  cache.end();
  if (count === null) {
    console.log("  Redis is away: searches may show the former timetable for five minutes.");
  }
}

try {
  await run();
} catch (error) {
  if (error instanceof FeedRefused) {
    console.error("The feed is refused, and nothing of it was imported:");
    for (const flaw of error.flaws) console.error(`  ${inWords(flaw)}`);
  } else if (error instanceof FetchRefused) console.error(error.message);
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
