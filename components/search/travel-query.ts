import type { Vehicle } from "#lib/party/party";
import { readVehicle } from "./vehicle-query";

/** Who and what travels one way. */
export type TravelParty = Pick<TravelQuery, "adults" | "children" | "infants" | "pets" | "vehicle">;

/** A search as it stands in an address: what the form sends, links carry and "search again" rebuilds. */
export type TravelQuery = {
  from: string;
  to: string;
  date: string;
  returnDate: string;
  /** Where the way back begins and ends, if elsewhere than the way out ends and begins. */
  returnFrom: string;
  returnTo: string;
  adults: number;
  children: number;
  infants: number;
  pets: number;
  vehicle: Vehicle | null;
  /** Who travels back, if others than out. */
  back: TravelParty | null;
  /** Only without a change of ship; only of this operator; only with a cabin left throughout. */
  direct: boolean;
  operator: string;
  cabinFree: boolean;
  sort: "price" | "departure" | "duration";
  page: number;
  /** The journey out that was chosen, while the way back is being chosen. */
  out: string;
};

export type RawParams = Record<string, string | string[] | undefined>;

/** The largest numbers worth passing on; the verbs refuse what is too large with their own words. */
const largest = 9_999;

function text(params: RawParams, name: string): string {
  const value = params[name];
  return ((Array.isArray(value) ? value[0] : value) ?? "").trim().slice(0, 200);
}

function count(params: RawParams, name: string, fallback: number): number {
  const typed = text(params, name);
  return /^\d{1,4}$/.test(typed) ? Math.min(Number(typed), largest) : fallback;
}

/** Reads an address tolerantly: absent and unreadable become defaults, for a person may have typed it. */
export function readTravelQuery(params: RawParams): TravelQuery {
  const sort = text(params, "sort");
  const party: TravelParty = {
    adults: count(params, "adults", 1),
    children: count(params, "children", 0),
    infants: count(params, "infants", 0),
    pets: count(params, "pets", 0),
    vehicle: readVehicle((name) => text(params, name)),
  };
  return {
    from: text(params, "from"),
    to: text(params, "to"),
    date: text(params, "date"),
    returnDate: text(params, "return_date"),
    returnFrom: text(params, "return_from"),
    returnTo: text(params, "return_to"),
    ...party,
    back: readBack(params, party),
    direct: text(params, "direct") === "1",
    operator: text(params, "operator").slice(0, 40),
    cabinFree: text(params, "cabin_free") === "1",
    sort: sort === "departure" || sort === "duration" ? sort : "price",
    page: Math.max(1, count(params, "page", 1)),
    out: text(params, "out"),
  };
}

const counted = ["adults", "children", "infants", "pets"] as const;

/** The party of the way back; null when it is that of the way out. A vehicle is taken back, or left. */
function readBack(params: RawParams, out: TravelParty): TravelParty | null {
  const back = { ...out };
  for (const who of counted) back[who] = count(params, `return_${who}`, out[who]);
  if (text(params, "return_vehicle") === "none") back.vehicle = null;
  const isOther = counted.some((who) => back[who] !== out[who]) || back.vehicle !== out.vehicle;
  return isOther ? back : null;
}

/** The same search as whoever travels back asks it. */
export function asBack(query: TravelQuery): TravelQuery {
  return query.back ? { ...query, ...query.back, back: null } : query;
}

/** The party's part of an address, in one order, so that equal searches have equal addresses. */
export function partyParams(query: TravelQuery): URLSearchParams {
  const params = new URLSearchParams({ adults: String(query.adults) });
  if (query.children > 0) params.set("children", String(query.children));
  if (query.infants > 0) params.set("infants", String(query.infants));
  if (query.vehicle) {
    params.set("vehicle", query.vehicle.kind);
    params.set("vehicle_length_cm", String(query.vehicle.length_cm));
    params.set("vehicle_height_cm", String(query.vehicle.height_cm));
  }
  if (query.pets > 0) params.set("pets", String(query.pets));
  const { back } = query;
  for (const who of counted) {
    if (back && back[who] !== query[who]) params.set(`return_${who}`, String(back[who]));
  }
  if (back && query.vehicle && !back.vehicle) params.set("return_vehicle", "none");
  return params;
}

/** The address of a search in a language, with some of its answers changed. */
export function searchHref(
  locale: string,
  query: TravelQuery,
  changes: Partial<TravelQuery> = {},
): string {
  const changed = { ...query, ...changes };
  const params = new URLSearchParams({ from: changed.from, to: changed.to, date: changed.date });
  if (changed.returnDate) params.set("return_date", changed.returnDate);
  if (changed.returnFrom) params.set("return_from", changed.returnFrom);
  if (changed.returnTo) params.set("return_to", changed.returnTo);
  for (const [name, value] of partyParams(changed)) params.set(name, value);
  for (const [name, value] of filterParams(changed)) params.set(name, value);
  if (changed.sort !== "price") params.set("sort", changed.sort);
  if (changed.page > 1) params.set("page", String(changed.page));
  if (changed.out) params.set("out", changed.out);
  return `/${locale}/search?${params}`;
}

/** What narrows the list of sailings, as an address says it. */
function filterParams({ direct, operator, cabinFree }: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (direct) params.set("direct", "1");
  if (operator) params.set("operator", operator);
  if (cabinFree) params.set("cabin_free", "1");
  return params;
}

type Filters = Pick<TravelQuery, "direct" | "operator" | "cabinFree">;

/** No filter at all. */
export const unfiltered: Filters = { direct: false, operator: "", cabinFree: false };

export function isFiltered(query: Filters): boolean {
  return query.direct || query.operator !== "" || query.cabinFree;
}

/** Pages offer one change of vessel; more makes a day of waiting of it. */
export const pageConnections = 1;

/** Changes of ship that a search allows. */
export function connectionsOf({ direct }: Pick<TravelQuery, "direct">): number {
  return direct ? 0 : pageConnections;
}

/** The same search over HTTP, for islands that refresh what the page shows. */
export function searchApiPath(query: TravelQuery): string {
  const params = partyParams(query);
  params.set("from", query.from);
  params.set("to", query.to);
  params.set("date", query.date);
  params.set("max_connections", String(connectionsOf(query)));
  if (query.operator) params.set("operator", query.operator);
  if (query.cabinFree) params.set("cabin_free", "1");
  params.set("sort", query.sort);
  params.set("page", String(query.page));
  return `/api/v1/ferry/search?${params}`;
}

/**
 * The address of the checkout for chosen journeys. `seen`: the price beside which they were chosen, in
 * minor units, so that the checkout can say if it has become another.
 */
export function bookHref(
  locale: string,
  query: TravelQuery,
  out: string,
  back?: string,
  seen?: number,
): string {
  const params = new URLSearchParams({ out });
  if (back) params.set("back", back);
  for (const [name, value] of partyParams(query)) params.set(name, value);
  if (seen !== undefined) params.set("seen", String(seen));
  return `/${locale}/book?${params}`;
}

/** The party as the search verbs take it. */
export function partyOf(query: TravelQuery) {
  return {
    adults: query.adults,
    children: query.children,
    infants: query.infants,
    vehicles: query.vehicle ? [query.vehicle] : [],
    pets: query.pets,
  };
}
