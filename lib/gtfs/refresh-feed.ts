import type { Executor } from "#db/client";
import { type ImportedFeed, importFeed } from "./import-feed";
import { openFeed } from "./open-feed";
import { furthestDay } from "./plan-days";
import type { OnSailingChanged } from "./sailing-change";

/** A feed that is fetched by itself, from the address it was imported from. */
export type DueFeed = { id: number; operator: string; key: string };

/** Every feed that has an address. */
export async function listFetchedFeeds(sql: Executor): Promise<DueFeed[]> {
  return [
    ...(await sql<DueFeed[]>`
      select id, operator_code as operator, key from timetable_feed where url is not null order by id`),
  ];
}

type Row = {
  operator: string;
  key: string;
  url: string;
  etag: string | null;
  last_modified: string | null;
  is_laid: boolean;
};

type Context = {
  sql: Executor;
  databaseUrl: string;
  now: Date;
  onSailingChanged: OnSailingChanged;
};

/**
 * Fetches a feed and imports it; null where its server says that it is what we have. One that reaches
 * further than one can search is read again even so, for each day brings a day of it into reach. Throws
 * FeedRefused and FetchRefused; the former edition stays.
 */
export async function refreshFeed(
  { sql, databaseUrl, now, onSailingChanged }: Context,
  feedId: number,
): Promise<ImportedFeed | null> {
  const [feed] = await sql<Row[]>`
    select operator_code as operator, key, url, etag, last_modified,
      coalesce(last_day <= laid_to, false) as is_laid
    from timetable_feed where id = ${feedId} and url is not null`;
  if (!feed) return null;
  const known = feed.is_laid ? { etag: feed.etag, lastModified: feed.last_modified } : undefined;
  const opened = await openFeed(feed.url, { known, privateAddresses: "first" });
  if (!opened.files) return null;
  try {
    return await importFeed(databaseUrl, {
      files: opened.files,
      source: opened.source,
      operator: feed.operator,
      key: feed.key,
      days: { to: furthestDay(now) },
      now,
      onSailingChanged,
    });
  } finally {
    await opened.files.end();
  }
}
