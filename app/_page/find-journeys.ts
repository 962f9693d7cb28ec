import { DomainError } from "#lib/errors/domain-error";
import { shiftDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import type { Money } from "#lib/money/money";
import type { Journey, SearchResult } from "#lib/search/journey";
import { monthCalendar } from "#lib/search/month-calendar";
import { readJourney } from "#lib/search/read-journey";
import { searchJourneys } from "#lib/search/search-journeys";
import { pageConnections, partyOf, type TravelQuery } from "../../components/search/travel-query";
import { pageContext } from "./context";

export type NearDay = { date: string; price: Money };

/** The sailings of a day for the party in an address. Throws what searchJourneys throws. */
export function findJourneys(query: TravelQuery, locale: Locale): Promise<SearchResult> {
  return searchJourneys(pageContext(locale), {
    from: query.from,
    to: query.to,
    date: query.date,
    party: partyOf(query),
    max_connections: pageConnections,
    sort: query.sort,
    page: query.page,
  });
}

/** True if something sails that day, even if nothing of it takes this party. */
export async function sailsAtAll(query: TravelQuery, locale: Locale): Promise<boolean> {
  const alone = { ...query, adults: 1, children: 0, infants: 0, pets: 0, vehicle: null, page: 1 };
  const { total } = await findJourneys(alone, locale);
  return total > 0;
}

const nearDays = 4;

/** The nearest days with a sailing for the party, in order; looks a month to either side. */
export async function findNearDays(query: TravelQuery, locale: Locale): Promise<NearDay[]> {
  const context = pageContext(locale);
  const months = new Set([-28, 0, 28].map((days) => shiftDate(query.date, days).slice(0, 7)));
  const calendars = await Promise.all(
    [...months].map((month) =>
      monthCalendar(context, { from: query.from, to: query.to, month, party: partyOf(query) }),
    ),
  );
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(query.date));
  return calendars
    .flatMap(({ days }) => days)
    .flatMap(({ date, price }) => (price && date !== query.date ? [{ date, price }] : []))
    .sort((one, other) => distance(one.date) - distance(other.date))
    .slice(0, nearDays)
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** A chosen journey, fresh; null when it can no longer be booked by this party. */
export async function findChosen(
  id: string,
  query: TravelQuery,
  locale: Locale,
): Promise<Journey | null> {
  try {
    return await readJourney(pageContext(locale), id, partyOf(query));
  } catch (error) {
    // A database that is away says nothing about the journey.
    if (error instanceof DomainError && error.code !== "service_unavailable") return null;
    throw error;
  }
}
