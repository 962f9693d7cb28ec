import type { Money } from "#lib/money/money";

/** A day's cheapest price; null when nothing can be booked directly. */
export type PricedDay = { date: string; price: Money | null };

/** What the strip of days and the month of prices show. */
export type PriceDays = {
  /** The departure port's own date. */
  today: string;
  /** The last day that timetables reach. */
  last: string;
  /** The days around the chosen one, in order. */
  strip: PricedDay[];
  /** YYYY-MM, and its days. */
  month: string;
  days: PricedDay[];
};
