import { listPorts } from "#lib/port/list-ports";
import type { Place } from "#lib/port/place";
import type { Port } from "#lib/port/port";
import {
  type RawParams,
  readTravelQuery,
  searchHref,
  type TravelQuery,
} from "../../components/search/travel-query";
import type { pageContext } from "./context";
import { resolvePlace } from "./resolve-place";
import { searchDays } from "./search-days";

export type AskedSearch = {
  query: TravelQuery;
  from: Place | null;
  to: Place | null;
  ports: Port[];
  days: { first: string; last: string };
  /** Where the same search has its proper address, if a port was typed by name. */
  canonical: string | null;
};

type Context = ReturnType<typeof pageContext>;

/** Reads a search out of an address and finds the ports it means. */
export async function askedSearch(
  params: RawParams,
  { sql, now, language }: Context,
): Promise<AskedSearch> {
  const query = readTravelQuery(params);
  const [from, to, ports] = await Promise.all([
    resolvePlace(sql, query.from, language),
    resolvePlace(sql, query.to, language),
    listPorts(sql, language),
  ]);
  const proper = { ...query, from: from?.slug ?? query.from, to: to?.slug ?? query.to };
  const isProper = proper.from === query.from && proper.to === query.to;
  return {
    query: proper,
    from,
    to,
    ports,
    days: searchDays(now),
    canonical: isProper ? null : searchHref(language, proper),
  };
}
