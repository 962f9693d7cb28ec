import { openForLongWork, type Sql, type Tx } from "#db/client";
import { checkCalendar } from "./check-calendar";
import { checkFrequencies } from "./check-frequencies";
import { checkReferences } from "./check-references";
import { compareVoyages, type Laying } from "./compare-voyages";
import type { FeedFiles } from "./feed-files";
import { FeedNotes, type Note } from "./feed-notes";
import { FeedRefused } from "./feed-refused";
import { findFeed, type KnownFeed, makeFeed } from "./find-feed";
import { mapStops, type PortCounts } from "./map-stops";
import { type CallCounts, planCalls } from "./plan-calls";
import { type DayWindow, planDays } from "./plan-days";
import { type PlanCounts, planVoyages } from "./plan-voyages";
import { refuseShrinking } from "./refuse-shrinking";
import { type OnSailingChanged, tellChanges } from "./sailing-change";
import { settleDuplicates } from "./settle-duplicates";
import { settleZones } from "./settle-zones";
import { stageFeed } from "./stage-feed";
import { type FareCounts, writeFares } from "./write-fares";
import { type HeadwayCounts, writeHeadways } from "./write-headways";
import { type VoyageCounts, writeVoyages } from "./write-voyages";

/** All imports take turns: two may meet the same new port. */
const importLock = 7_305_734;

/** Voyages from which on an import changes what the tables look like. */
const largeImport = 1_000;

export type ImportedFeed = {
  /** What a second import of the same says: nothing of ours changed. */
  outcome: "imported" | "unchanged";
  operator: { code: string; name: string };
  key: string;
  /** The operator's other feeds, which stay as they are. */
  beside: string[];
  rows: Record<string, number>;
  calls: CallCounts;
  ports: PortCounts;
  plan: PlanCounts;
  voyages: VoyageCounts;
  headways: HeadwayCounts;
  fares: FareCounts;
  /** Changes to sailings with live bookings, each told to `onSailingChanged`. */
  cases: number;
  /** Pairs of ports whose sold sailings changed: what searches must forget. */
  pairs: { from_port: string; to_port: string }[];
  /** Small defects, counted. */
  notes: Note[];
};

export type ImportRequest = {
  files: FeedFiles;
  /** The operator's code, slug or name; a name that nobody has becomes a new operator, who sells nothing yet. */
  operator: string;
  /** Tells the operator's feeds apart: a newer edition has the key of the one it replaces. */
  key: string;
  days: DayWindow;
  now: Date;
  /** Where it was fetched, to be fetched again, and what the server said of it. */
  source?: { url: string; etag?: string; lastModified?: string };
  /** A person has said that what the feed leaves out is gone, however much it is. */
  mayBeFewer?: boolean;
  /** Opens cases; called within the transaction. */
  onSailingChanged?: OnSailingChanged;
  /** For tests that interrupt: called with the name of each step when it is done. */
  onStep?: (step: string) => void | Promise<void>;
};

/**
 * Imports a feed of GTFS for an operator, all of it or nothing, in one transaction: files are streamed into
 * temporary tables, checked, planned, compared with what an earlier edition laid, and only the differences
 * are written. Killed at any point it leaves nothing; run again it changes nothing. Throws FeedRefused with
 * what is wrong and where for a feed that breaks the specification.
 */
export async function importFeed(
  databaseUrl: string,
  request: ImportRequest,
): Promise<ImportedFeed> {
  const sql = openForLongWork(databaseUrl);
  try {
    const known = await findFeed(sql, request);
    const run = known && (await beginRun(sql, known.id));
    try {
      const imported = (await sql.begin((tx) => importWithin(tx, request, run))) as ImportedFeed;
      // Without statistics the next searches, and the next edition, would be planned blind.
      if (imported.voyages.new_voyages > largeImport) {
        await sql`analyze voyage, sailing, timetable_voyage, route, port`;
      }
      return imported;
    } catch (error) {
      // What went wrong matters more than that it could not be written down.
      if (run) await endRun(sql, run, error).catch(() => {});
      throw error;
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function importWithin(
  tx: Tx,
  request: ImportRequest,
  run: number | undefined,
): Promise<ImportedFeed> {
  const { days, now, onStep = () => {}, onSailingChanged = async () => {} } = request;
  const notes = new FeedNotes();
  await tx`select pg_advisory_xact_lock(${importLock})`;
  // These statements run once, and are too large to be planned for a crowd.
  await tx`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`;
  const rows = await stageFeed(tx, request.files, notes);
  await onStep("staged");
  await settleDuplicates(tx, notes);
  await checkReferences(tx);
  await checkCalendar(tx);
  await checkFrequencies(tx);
  await settleZones(tx);
  await onStep("checked");
  const calls = await planCalls(tx, notes);
  const lastDay = await planDays(tx, days);
  const feed = (await findFeed(tx, request)) ?? (await makeFeed(tx, request));
  const ports = await mapStops(
    tx,
    { id: feed.id, name: `${feed.operator.code}\n${feed.key}` },
    notes,
  );
  const plan = await planVoyages(tx, notes);
  await noteOtherRoutes(tx, notes);
  await onStep("planned");
  const laying: Laying = { feedId: feed.id, operatorCode: feed.operator.code, now, days };
  await compareVoyages(tx, laying);
  if (!request.mayBeFewer) await refuseShrinking(tx);
  const cases = await tellChanges(tx, onSailingChanged);
  const pairs = await soldPairs(tx);
  await onStep("compared");
  const voyages = await writeVoyages(tx, laying);
  await onStep("written");
  const headways = await writeHeadways(tx, laying);
  const fares = await writeFares(tx, laying, notes);
  const agencies = await writeAgencies(tx, feed.id);
  const imported: ImportedFeed = {
    outcome: changesNothing(voyages, headways, fares, ports, agencies) ? "unchanged" : "imported",
    operator: feed.operator,
    key: feed.key,
    beside: await otherFeeds(tx, feed),
    rows,
    calls,
    ports,
    plan,
    voyages,
    headways,
    fares,
    cases,
    pairs,
    notes: notes.list(),
  };
  await describeFeed(tx, feed, request, lastDay);
  await recordRun(tx, feed.id, run, imported);
  await onStep("recorded");
  return imported;
}

function changesNothing(
  voyages: VoyageCounts,
  headways: HeadwayCounts,
  fares: FareCounts,
  ports: PortCounts,
  agencies: number,
): boolean {
  const changes = [
    ...Object.values(voyages),
    ...Object.values(headways),
    fares.changed_fares,
    ports.made,
    agencies,
  ];
  return changes.every((count) => count === 0);
}

async function noteOtherRoutes(tx: Tx, notes: FeedNotes): Promise<void> {
  const empty = await tx<{ line: number }[]>`
    select r.line from g_route r
    where (r.route_type = 4 or r.route_type between 1000 and 1099 or r.route_type between 1200 and 1299)
      and not exists (select 1 from g_trip t where t.route_id = r.route_id) order by 1`;
  const says = "no trip goes on this route";
  notes.add({ file: "routes.txt", line: empty[0]?.line, field: "route_id", says }, empty.length);
  const [idle] = await tx<{ line: number; count: number }[]>`
    select min(t.line) as line, count(*) as count from p_trip t
    where not exists (select 1 from p_day d where d.service_id = t.service_id)`;
  const never = "its service has no day within the days imported";
  notes.add(
    { file: "trips.txt", line: idle?.line, field: "service_id", says: never },
    idle?.count ?? 0,
  );
}

/** Every two ports that a changed voyage joins, where we sell it. */
async function soldPairs(tx: Tx): Promise<ImportedFeed["pairs"]> {
  const pairs = await tx<{ from_port: string; to_port: string }[]>`
    select distinct a.from_port, b.to_port
    from (select distinct s.voyage_id from p_change c join sailing s on s.id = c.sailing_id
      where s.status <> 'timetable') v
    join sailing a using (voyage_id)
    join sailing b on b.voyage_id = a.voyage_id and b.sequence >= a.sequence
    where a.from_port <> b.to_port`;
  return [...pairs];
}

async function writeAgencies(tx: Tx, feedId: number): Promise<number> {
  const written = await tx`
    insert into timetable_agency as a (feed_id, agency_id, name, url, fare_url)
    select ${feedId}, agency_id, left(agency_name, 200), left(agency_url, 500), left(agency_fare_url, 500) from g_agency
    on conflict (feed_id, agency_id) do update
      set name = excluded.name, url = excluded.url, fare_url = excluded.fare_url
      where (a.name, a.url, a.fare_url) is distinct from (excluded.name, excluded.url, excluded.fare_url)`;
  return written.count;
}

async function otherFeeds(tx: Tx, { id, operator }: KnownFeed): Promise<string[]> {
  const feeds = await tx<{ key: string }[]>`
    select key from timetable_feed where operator_code = ${operator.code} and id <> ${id} order by key`;
  return feeds.map(({ key }) => key);
}

async function describeFeed(
  tx: Tx,
  feed: KnownFeed,
  { source, days }: ImportRequest,
  lastDay: string | null,
): Promise<void> {
  await tx`
    update timetable_feed set
      url = coalesce(${source?.url ?? null}, url),
      etag = ${source?.etag ?? null}, last_modified = ${source?.lastModified ?? null},
      publisher = left(i.feed_publisher_name, 200), version = left(i.feed_version, 200),
      valid_from = i.feed_start_date, valid_to = i.feed_end_date,
      last_day = ${lastDay}::date, laid_to = ${days.to}::date
    from (select 1) one left join (select * from g_info order by line limit 1) i on true
    where id = ${feed.id}`;
}

/** Begins a run that is seen while it lasts; one that died before it is told for dead. */
async function beginRun(sql: Sql, feedId: number): Promise<number> {
  const [run] = await sql<{ id: number }[]>`
    insert into timetable_run (feed_id, began_at) values (${feedId}, clock_timestamp()) returning id`;
  return run?.id as number;
}

async function recordRun(
  tx: Tx,
  feedId: number,
  run: number | undefined,
  { outcome, pairs: _, ...report }: ImportedFeed,
): Promise<void> {
  // Whoever holds the lock is alone: others that have no end have died.
  await tx`
    update timetable_run set outcome = 'failed', ended_at = clock_timestamp()
    where feed_id = ${feedId} and outcome is null and id < ${run ?? 0}`;
  const id = run ?? (await beginRun(tx as unknown as Sql, feedId));
  await tx`
    update timetable_run set outcome = ${outcome}, ended_at = clock_timestamp(), report = ${tx.json(report)}
    where id = ${id}`;
}

async function endRun(sql: Sql, run: number, error: unknown): Promise<void> {
  const flaws = error instanceof FeedRefused ? error.flaws : null;
  const report = flaws ?? [{ says: error instanceof Error ? error.message : String(error) }];
  await sql`
    update timetable_run set outcome = ${flaws ? "refused" : "failed"}, ended_at = clock_timestamp(),
      report = ${sql.json({ flaws: report })}
    where id = ${run}`;
}
