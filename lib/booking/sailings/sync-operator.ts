import type { Database } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import type { Actor } from "#lib/audit/actor";
import type { OperatorAdapter, OperatorSailing, PriceLevel } from "#lib/operator/contract";
import { OperatorError } from "#lib/operator/operator-error";
import type { Cache } from "#lib/redis/redis";
import { forgetAllSearches } from "#lib/search/forget-searches";
import { changeSailing, type KnownSailing } from "./change-sailing";

export type SyncReport = {
  changed: number;
  unchanged: number;
  /** Sailings that we do not have: their operator may sell them, we don't. */
  unknown: number;
  /** Changes that cannot be, or that nobody can read: a ship does not arrive before it leaves. Each is an alert. */
  refused: number;
  prices: number;
};
type Scope = { database: Pick<Database, "sql">; cache: Cache };

/**
 * Reads what an operator's timetable and prices have changed since the last time and follows it, a
 * sailing at a time, each in a transaction of its own; only then does the cursor move. Killed in between,
 * the next sync reads the same changes again, and finds them made. Prices that are quoted or sold stay as
 * they are. Throws OperatorError.
 */
export async function syncOperator(
  scope: Scope,
  actor: Actor,
  operatorCode: string,
  adapter: OperatorAdapter,
): Promise<SyncReport> {
  const { sql } = scope.database;
  const [link] = await sql<{ schedule_cursor: string | null; price_cursor: string | null }[]>`
    select schedule_cursor, price_cursor from operator_link where operator_code = ${operatorCode}`;
  const report: SyncReport = { changed: 0, unchanged: 0, unknown: 0, refused: 0, prices: 0 };
  if (!link) return report;
  const schedule = await unlessUnsupported(() => adapter.schedule(link.schedule_cursor));
  for (const { was, now } of schedule?.changes ?? []) {
    const key =
      was ??
      (now && { from: { code: now.from }, to: { code: now.to }, departs_at: now.departs_at });
    if (!key) continue;
    const known = {
      operatorCode,
      from: key.from.code,
      to: key.to.code,
      departsAt: key.departs_at,
    };
    const alert = {
      kind: "sailing_refused",
      subject: `${operatorCode} ${known.from}-${known.to} ${known.departsAt.toISOString()}`,
    };
    if (now && !canBe(known, now)) {
      // It is passed over: one nonsense must not keep all that follows it unread for ever.
      await openAlert(sql, alert);
      report.refused += 1;
      continue;
    }
    report[await changeSailing(scope, actor, known, now)] += 1;
    await closeAlert(sql, alert);
  }
  const prices = await unlessUnsupported(() => adapter.prices(link.price_cursor));
  const unread = (schedule?.unread ?? 0) + (prices?.unread ?? 0);
  report.refused += unread;
  const unreadable = { kind: "sailing_refused", subject: `${operatorCode} unreadable` };
  const isAnyRead = (schedule?.changes.length ?? 0) + (prices?.levels.length ?? 0) > 0;
  if (unread > 0) await openAlert(sql, { ...unreadable, detail: { rows: unread } });
  else if (isAnyRead) await closeAlert(sql, unreadable);
  if (prices && prices.levels.length > 0) {
    report.prices = await setLevels(scope, operatorCode, prices.levels);
  }
  // Only from where it was read: of two syncs at once the slower one moves nothing back.
  await sql`
    update operator_link set synced_at = clock_timestamp(),
      schedule_cursor = case when schedule_cursor is not distinct from ${link.schedule_cursor}
        then ${schedule?.cursor ?? link.schedule_cursor} else schedule_cursor end,
      price_cursor = case when price_cursor is not distinct from ${link.price_cursor}
        then ${prices?.cursor ?? link.price_cursor} else price_cursor end
    where operator_code = ${operatorCode}`;
  return report;
}

/** The longest crossing there is, and the furthest that one is ever moved. */
const longestMs = 10 * 86_400_000;
const furthestMs = 31 * 86_400_000;

/**
 * Whether a sailing may be what its operator says of it now: it sails between the same ports, for no one who
 * booked it is served by another coast; it arrives after it leaves; and it is not in another season.
 */
function canBe(known: KnownSailing, now: OperatorSailing): boolean {
  const crossingMs = now.arrives_at.getTime() - now.departs_at.getTime();
  const movedMs = Math.abs(now.departs_at.getTime() - known.departsAt.getTime());
  return (
    now.from === known.from &&
    now.to === known.to &&
    crossingMs >= 0 &&
    crossingMs <= longestMs &&
    movedMs <= furthestMs
  );
}

async function unlessUnsupported<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof OperatorError && error.failure === "unsupported") return null;
    throw error;
  }
}

/** The last level said of a sailing counts. */
async function setLevels(
  { database, cache }: Scope,
  operatorCode: string,
  levels: PriceLevel[],
): Promise<number> {
  const rows = await database.sql`
    update sailing s set price_level_bp = l.level
    from (
      select distinct on (from_port, to_port, departs_at) from_port, to_port, departs_at, level
      from unnest(${levels.map((one) => one.from)}::text[], ${levels.map((one) => one.to)}::text[],
        ${levels.map((one) => one.departs_at.toISOString())}::timestamptz[], ${levels.map((one) => one.price_level_bp)}::int[])
        with ordinality l(from_port, to_port, departs_at, level, nr)
      order by from_port, to_port, departs_at, nr desc
    ) l
    where s.operator_code = ${operatorCode} and s.from_port = l.from_port and s.to_port = l.to_port
      and s.departs_at = l.departs_at and s.price_level_bp <> l.level
    returning 1`;
  // Also where they are so already: who set them may have been killed before he could say so.
  await forgetAllSearches(cache);
  return rows.length;
}
