import { DomainError } from "#lib/errors/domain-error";
import type { SearchParty } from "#lib/party/party";
import type { SearchContext } from "./context";
import type { CacheStatus, SearchQuery, SearchResult } from "./journey";
import { searchJourneys } from "./search-journeys";

export type ReturnWish = {
  date: string;
  from?: string | undefined;
  to?: string | undefined;
  /** Who travels back, if others than out. */
  party?: SearchParty | undefined;
};

/**
 * A search out and, where one is wished for, back: by default the other way round and for the same
 * party, or between other ports and for another. HIT only if both were. Throws as searchJourneys, and `invalid` for a return before the departure.
 */
export async function searchBothWays(
  context: SearchContext,
  query: SearchQuery,
  wish: ReturnWish | null,
): Promise<{ out: SearchResult; back: SearchResult | null; cacheStatus: CacheStatus }> {
  if (wish && wish.date < query.date) {
    throw new DomainError("invalid", "The return is before the departure.", {
      errors: [{ path: "return_date", message: "The return is before the departure." }],
    });
  }
  const [out, back] = await Promise.all([
    searchJourneys(context, query),
    wish
      ? searchJourneys(context, {
          ...query,
          from: wish.from ?? query.to,
          to: wish.to ?? query.from,
          date: wish.date,
          party: wish.party ?? query.party,
        }).catch(sayOfReturn)
      : null,
  ]);
  const statuses = [out.cacheStatus, ...(back ? [back.cacheStatus] : [])];
  const cacheStatus = statuses.every((status) => status === "HIT")
    ? "HIT"
    : statuses.includes("BYPASS")
      ? "BYPASS"
      : "MISS";
  return { out, back, cacheStatus };
}

/** What is wrong with the way back is told by its own fields' names. */
function sayOfReturn(error: unknown): never {
  const errors = error instanceof DomainError ? error.facts.errors : undefined;
  if (!(error instanceof DomainError) || !errors) throw error;
  throw new DomainError(error.code, error.message, {
    ...error.facts,
    errors: errors.map(({ path, message }) => ({ path: `return_${path}`, message })),
  });
}
