import { dateInZone } from "#lib/clock/zones";
import { localDate, shiftDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import type { Place } from "#lib/port/place";
import { explainDay } from "#lib/search/explain-day";
import { monthCalendar } from "#lib/search/month-calendar";
import { nearestSailingDates } from "#lib/search/nearest-sailing-dates";
import { servedPorts } from "#lib/search/served-ports";
import type { EmptyDay } from "../../components/search/empty-day";
import { pageConnections, partyOf, type TravelQuery } from "../../components/search/travel-query";
import { pageContext } from "./context";

/** Near days told to each side. */
const eachSide = 3;

/**
 * What there is to say of a day on which a party finds nothing: why, what fits with less, the
 * nearest days with a price; and where no ship sails at all, the ports that are served instead.
 */
export async function readEmptyDay(
  query: TravelQuery,
  { from, to }: { from: Place; to: Place },
  locale: Locale,
  arrives: string | null,
): Promise<EmptyDay> {
  const context = pageContext(locale);
  const party = partyOf(query);
  const { date } = query;
  const today = dateInZone(context.now, from.zone);
  const pair = { from_port: from.ports ?? from.code, to_port: to.ports ?? to.code };
  const [explained, timetable] = await Promise.all([
    explainDay(context, { ...query, party, max_connections: pageConnections }),
    nearestSailingDates(context.sql, { ...pair, date, first_date: today }),
  ]);
  // A month to either side, and of a summer line the month in which it sails again.
  const months = new Set(
    [-28, 0, 28]
      .map((days) => shiftDate(date, days))
      .concat(timetable.before ?? [], timetable.after ?? [])
      .map((each) => each.slice(0, 7)),
  );
  const calendars = await Promise.all(
    [...months]
      .sort()
      .map((month) => monthCalendar(context, { from: from.slug, to: to.slug, month, party })),
  );
  const priced = calendars
    .flatMap(({ days }) => days)
    .flatMap((day) => (day.price ? [{ date: day.date, price: day.price }] : []));
  const before = priced.filter((day) => day.date < date).slice(-eachSide);
  const after = priced.filter((day) => day.date > date).slice(0, eachSide);
  const sails = [timetable.before, timetable.after, ...before, ...after, ...explained.refused];
  const served = sails.some(Boolean) ? null : await servedPorts(context, { ...pair, date: today });
  const isTooEarly =
    arrives !== null && localDate(arrives) >= date && explained.refused.length === 0;
  return {
    ...explained,
    before: before.filter((day) => arrives === null || day.date > localDate(arrives)),
    after: after.filter((day) => arrives === null || day.date > localDate(arrives)),
    served,
    arrives: isTooEarly && priced.some((day) => day.date === date) ? arrives : null,
  };
}
