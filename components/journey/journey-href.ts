import { bookHref, partyParams, searchHref, type TravelQuery } from "../search/travel-query";

/**
 * The address of a journey's own page, with the party, and with what else one has asked and chosen,
 * so that choosing there goes on where choosing in the list would.
 */
export function journeyHref(locale: string, query: TravelQuery, id: string): string {
  const params = partyParams(query);
  if (query.returnDate) params.set("return_date", query.returnDate);
  if (query.returnFrom) params.set("return_from", query.returnFrom);
  if (query.returnTo) params.set("return_to", query.returnTo);
  if (query.out) {
    // Back from or to elsewhere, the ends of the way back do not tell those of the way out.
    if (query.returnFrom || query.returnTo) {
      params.set("from", query.from);
      params.set("to", query.to);
    }
    params.set("date", query.date);
    params.set("out", query.out);
  }
  return `/${locale}/journeys/${id}?${params}`;
}

type Ends = { from: string; to: string; day: string };

/** The search in which a journey stands; of a way back, the one that began with the way out. */
export function listHref(locale: string, query: TravelQuery, { from, to, day }: Ends): string {
  if (query.out && query.from) return searchHref(locale, query, { returnDate: day });
  return query.out
    ? searchHref(locale, query, { from: to, to: from, returnDate: day })
    : searchHref(locale, query, { from, to, date: day });
}

/**
 * Where choosing a journey leads: to the checkout, or to the ways back. `seen`: the price it was
 * chosen at, in minor units; of two ways the page knows only one price, and leaves it out.
 */
export function chooseHref(
  locale: string,
  query: TravelQuery,
  { id, seen, ends }: { id: string; seen: number; ends: Ends },
): string {
  if (query.out) return bookHref(locale, query, query.out, id);
  if (!query.returnDate) return bookHref(locale, query, id, undefined, seen);
  return searchHref(locale, query, { from: ends.from, to: ends.to, date: ends.day, out: id });
}
