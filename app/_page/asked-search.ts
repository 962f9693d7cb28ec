import { listPorts } from "#lib/port/list-ports";
import type { Place } from "#lib/port/place";
import type { Port } from "#lib/port/port";
import { longestAsk } from "#lib/search/ask/tokens";
import { understandLine } from "#lib/search/ask/understand-line";
import type { ToldSearch } from "../../components/search/told-search";
import {
  type RawParams,
  readTravelQuery,
  searchHref,
  type TravelQuery,
} from "../../components/search/travel-query";
import type { pageContext } from "./context";
import { queryOfWords } from "./query-of-words";
import { resolvePlace } from "./resolve-place";
import { searchDays } from "./search-days";

export type AskedSearch = {
  query: TravelQuery;
  from: Place | null;
  to: Place | null;
  /** Where the way back begins and ends; without a wish where the way out ends and begins. */
  returnFrom: Place | null;
  returnTo: Place | null;
  ports: Port[];
  days: { first: string; last: string };
  /** Where the same search has its proper address, if a port was typed by name, or all in one line. */
  canonical: string | null;
  /** The line it was asked in, and what was made of it. */
  told: ToldSearch | null;
};

type Context = ReturnType<typeof pageContext>;

/** Reads a search out of an address and finds the ports it means. */
export async function askedSearch(params: RawParams, context: Context): Promise<AskedSearch> {
  const { sql, now, language } = context;
  const typed = readTravelQuery(params);
  const line = askedLine(params);
  const understood = line ? await understandLine(context, line.text) : null;
  const query = understood && line?.isNew ? queryOfWords(understood) : typed;
  const [from, to, elsewhereFrom, elsewhereTo, ports] = await Promise.all([
    resolvePlace(sql, query.from, language),
    resolvePlace(sql, query.to, language),
    resolvePlace(sql, query.returnFrom, language),
    resolvePlace(sql, query.returnTo, language),
    listPorts(sql, language),
  ]);
  const proper = {
    ...query,
    from: from?.slug ?? query.from,
    to: to?.slug ?? query.to,
    // Back from where one arrived needs no saying.
    returnFrom:
      elsewhereFrom && elsewhereFrom.slug === to?.slug
        ? ""
        : slugOr(elsewhereFrom, query.returnFrom),
    returnTo:
      elsewhereTo && elsewhereTo.slug === from?.slug ? "" : slugOr(elsewhereTo, query.returnTo),
  };
  const isProper = (["from", "to", "returnFrom", "returnTo"] as const).every(
    (end) => proper[end] === query[end],
  );
  return {
    query: proper,
    from,
    to,
    returnFrom: query.returnFrom === "" ? to : elsewhereFrom,
    returnTo: query.returnTo === "" ? from : elsewhereTo,
    ports,
    days: searchDays(now),
    canonical:
      line?.isNew || !isProper
        ? `${searchHref(language, proper)}${line ? `&${new URLSearchParams({ said: line.text })}` : ""}`
        : null,
    told: line && understood ? { text: line.text, understood } : null,
  };
}

function slugOr(place: Place | null, typed: string): string {
  return place?.slug ?? typed;
}

/** A whole search in one line: asked just now, or read already into the address it stands in. */
function askedLine({ ask, said }: RawParams): { text: string; isNew: boolean } | null {
  const [first, before] = [ask, said].map((value) =>
    typeof value === "string" ? value.trim() : "",
  );
  const text = (first || before || "").slice(0, longestAsk);
  return text ? { text, isNew: !!first } : null;
}
