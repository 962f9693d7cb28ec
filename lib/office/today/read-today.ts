import { Temporal } from "temporal-polyfill";
import type { Executor } from "#db/client";
import type { Cache } from "#lib/redis/redis";
import { searchesByMinute } from "#lib/search/keep-tally";
import { readTrade, rolledUp, type Trade } from "./read-trade";

export type TodayView = {
  zone: string;
  /** The day in that zone, YYYY-MM-DD, and the same day of the week before. */
  day: string;
  day_before: string;
  today: Trade;
  /** The week before, until the same time of day. */
  before: Trade;
  /** All of that day. */
  before_whole: Trade;
};

/** What was sold today, in a zone's day, beside the same weekday before. */
export async function readToday(
  sql: Executor,
  cache: Cache,
  now: Date,
  zone: string,
): Promise<TodayView> {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const there = here.subtract({ days: 7 });
  const instant = (at: Temporal.ZonedDateTime) => new Date(at.epochMilliseconds);
  const starts = instant(here.startOfDay());
  const [first, past, last] = [
    instant(there.startOfDay()),
    instant(there),
    instant(there.startOfDay().add({ days: 1 })),
  ];
  const [rolled, minutes] = await Promise.all([rolledUp(sql), searchesByMinute(cache)]);
  const [today, before, before_whole] = await Promise.all([
    readTrade(sql, starts, now, rolled),
    readTrade(sql, first, past, rolled),
    readTrade(sql, first, last, rolled),
  ]);
  const since = Math.max(starts.getTime(), rolled?.until.getTime() ?? 0) / 60_000;
  const young = [...(minutes ?? [])].filter(([minute]) => minute >= since);
  const searches = young.reduce((sum, [, count]) => sum + count, 0);
  return {
    zone,
    day: here.toPlainDate().toString(),
    day_before: there.toPlainDate().toString(),
    today: {
      ...today,
      searches: minutes === null ? today.searches : Math.round((today.searches ?? 0) + searches),
    },
    before,
    before_whole,
  };
}
