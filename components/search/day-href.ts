import { searchHref, type TravelQuery } from "./travel-query";

/**
 * The same search on another day of the way that is being chosen. A way out later than the way back
 * takes that along.
 */
export function dayHref(locale: string, query: TravelQuery, isBack: boolean, date: string): string {
  if (isBack) return searchHref(locale, query, { returnDate: date, page: 1 });
  const returnDate = query.returnDate && query.returnDate < date ? date : query.returnDate;
  return searchHref(locale, query, { date, returnDate, out: "", page: 1 });
}

/** The first day that may be chosen: today, and for the way back the day of the way out. */
export function firstDay(query: TravelQuery, isBack: boolean, today: string): string {
  return isBack && query.date > today ? query.date : today;
}

/** Where the month of prices stands on the page. */
export const monthAnchor = "prices";

/** The same search with another month of prices to look at. */
export function monthHref(locale: string, query: TravelQuery, month: string): string {
  return `${searchHref(locale, query)}&month=${month}#${monthAnchor}`;
}
