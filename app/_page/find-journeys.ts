import { DomainError } from "#lib/errors/domain-error";
import type { Locale } from "#lib/language/locales";
import type { Journey, SearchResult } from "#lib/search/journey";
import { readJourney } from "#lib/search/read-journey";
import { searchJourneys } from "#lib/search/search-journeys";
import { connectionsOf, partyOf, type TravelQuery } from "../../components/search/travel-query";
import { pageContext } from "./context";

/**
 * The sailings of a day for the party in an address; a way back only from when the way out arrives
 * (ISO 8601). Throws what searchJourneys throws.
 */
export function findJourneys(
  query: TravelQuery,
  locale: Locale,
  leavesFrom?: string,
): Promise<SearchResult> {
  return searchJourneys(pageContext(locale), {
    from: query.from,
    to: query.to,
    date: query.date,
    party: partyOf(query),
    max_connections: connectionsOf(query),
    ...(query.operator ? { operator: query.operator } : {}),
    cabin_free: query.cabinFree,
    sort: query.sort,
    page: query.page,
    ...(leavesFrom ? { leaves_from: leavesFrom } : {}),
  });
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
