// What the pages of ports, crossings, operators and vessels show: in the reader's language, with addresses.
import type { LowestFare } from "#lib/discovery/read-crossing";
import type { Frequency, Season } from "#lib/discovery/season";
import type { Money } from "#lib/money/money";
import type { FleetVessel } from "#lib/voyage/fleet";

export type Linked = { name: string; href: string };

/** A crossing in a list. */
export type CrossingLine = Linked & {
  minutes: { least: number; most: number } | null;
  frequency: Frequency | null;
  season: Season;
  lowest: LowestFare | null;
  operators: string[];
};

/** A departure on a board; `price` null where only the timetable is told. */
export type BoardDeparture = Linked & {
  key: string;
  /** ISO 8601 in each port's own offset. */
  departs_at: string;
  arrives_at: string;
  minutes: number;
  ship: string;
  price: Money | null;
};

/** A chart that is a picture of its own: where it is to be had without and with `-night`, and what it says. */
export type ChartShown = { name: string; alt: string };

/** An operator's part of a crossing. */
export type OperatorLine = Linked & {
  code: string;
  minutes: { least: number; most: number };
  weekdays: number[];
  lowest: LowestFare | null;
  vessels: (Linked & { vessel: FleetVessel })[];
};

/** A search that is filled in but for the day, which it suggests. */
export type QuickSearch = {
  from: { slug: string; name: string };
  to: { slug: string; name: string };
  date: string;
  first: string;
  last: string;
};
