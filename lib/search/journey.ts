import type { FareConditions } from "#db/schema/fare";
import type { Money } from "#lib/money/money";
import type { SearchParty } from "#lib/party/party";
import type { Place } from "#lib/port/place";

export type JourneyPort = { code: string; name: string; zone: string };

export type JourneyLeg = {
  sailing_id: string;
  /** Legs of one voyage are one vessel: nobody disembarks between them. */
  voyage_id: string;
  operator: { code: string; name: string };
  vessel: { name: string };
  from: JourneyPort;
  to: JourneyPort;
  /** ISO 8601 in the port's own offset. */
  departs_at: string;
  arrives_at: string;
  duration_minutes: number;
  /** Calendar days between departure and arrival, each in its port's zone. */
  arrival_day_offset: number;
};

/** A line of a price; `amount_minor` is for all of `quantity`, in the price's currency. */
export type JourneyItem = { label: string; kind: string; quantity: number; amount_minor: number };

export type JourneyFare = {
  code: string;
  price: Money;
  conditions: FareConditions;
  /** Names these conditions: who books with it is told if they have changed meanwhile. */
  conditions_id: string;
  items: JourneyItem[];
};

export type CabinLeft = { sailing_id: string; kind: string; left: number; price: Money };

/** What a traveller can choose: one or more sailings in order, priced for his party. */
export type Journey = {
  /** The sailings' ids joined by "_". */
  id: string;
  type: "DIRECT" | "CONNECTING";
  duration_minutes: number;
  arrival_day_offset: number;
  legs: JourneyLeg[];
  available: {
    /** The fewest places over all legs. */
    passengers: number;
    /** Out of how many that we sell on that sailing. */
    passengers_of: number;
    /** Whether the party's vehicles fit; without any, whether an ordinary car would. */
    vehicle_fits: boolean;
    cabins: CabinLeft[];
  };
  /** All in, at the cheapest fare. */
  price: Money;
  items: JourneyItem[];
  fares: JourneyFare[];
};

export type JourneySort = "price" | "departure" | "duration";

export type SearchQuery = {
  /** UN/LOCODE or slug of a port, or slug of a group of ports or a country. */
  from: string;
  to: string;
  /** The departure port's own date, YYYY-MM-DD. */
  date: string;
  party: SearchParty;
  /** Code or slug; only journeys with this operator on every leg. */
  operator?: string;
  /** Only journeys with some cabin (a seat is none) left on every sailing. */
  cabin_free?: boolean;
  /** Changes of vessel allowed, 0 (default) to 2. */
  max_connections?: number;
  sort?: JourneySort;
  /** ISO 8601: only what leaves at this moment or later, such as the arrival of the way out. */
  leaves_from?: string;
  /** From 1. */
  page?: number;
  page_size?: number;
};

export type CacheStatus = "HIT" | "MISS" | "BYPASS";

/** Milliseconds by part, for Server-Timing. */
export type Timings = Record<string, number>;

export type SearchResult = {
  journeys: Journey[];
  /** Of all pages. */
  total: number;
  page: { number: number; size: number; total: number };
  from: Place;
  to: Place;
  cacheStatus: CacheStatus;
  timings: Timings;
};
