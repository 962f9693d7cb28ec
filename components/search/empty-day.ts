import type { Money } from "#lib/money/money";
import type { Port } from "#lib/port/port";
import type { DayExplained } from "#lib/search/explain-day";

/** What is said of a day on which a party finds nothing. */
export type EmptyDay = DayExplained & {
  /** The nearest days with a price, in the calendar's order. */
  before: { date: string; price: Money }[];
  after: { date: string; price: Money }[];
  /** When the way out arrives, where all that sails that day has left by then. */
  arrives: string | null;
  /** Where ships do sail, when none sails from the one port to the other. */
  served: { from_here: Port[]; to_there: Port[] } | null;
};
