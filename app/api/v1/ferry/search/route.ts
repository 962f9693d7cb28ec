import { searchContext } from "#http/context";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { partyOf, returnPartyOf, searchParams } from "#http/schemas/search-params";
import { searchBothWays } from "#lib/search/search-both-ways";

const get = endpoint({ name: "search", limit: "search", common: true }, async (call) => {
  const query = readQuery(call.url, searchParams);
  const { return_date, return_from, return_to } = query;
  const found = await searchBothWays(
    searchContext(call),
    { ...query, party: partyOf(query) },
    return_date
      ? { date: return_date, from: return_from, to: return_to, party: returnPartyOf(query) }
      : null,
  );
  const { out, back } = found;
  const timing = Object.entries(out.timings).map(([part, ms]) => `${part};dur=${ms.toFixed(1)}`);
  return {
    body: {
      data: out.journeys,
      page: out.page,
      ...(back ? { return: { data: back.journeys, page: back.page } } : {}),
      meta: { from: out.from, to: out.to, date: query.date, sort: query.sort },
    },
    headers: { "x-cache": found.cacheStatus, "server-timing": timing.join(", ") },
  };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
