import { searchContext } from "#http/context";
import { endpoint } from "#http/endpoint";
import { looksPseudonym } from "#http/looks-cookie";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { partyOf, partyParams } from "#http/schemas/search-params";
import { lastLookedAt } from "#lib/recommendation/consent";
import { mostLookedAt, recommend } from "#lib/recommendation/recommend";

const get = endpoint<{ id: string }>(
  { name: "recommendations", limit: "read", common: true },
  async (call) => {
    const party = partyOf(readQuery(call.url, partyParams));
    const context = searchContext(call);
    const pseudonym = looksPseudonym(call.request.headers);
    const lookedAt = pseudonym ? await lastLookedAt(context.sql, pseudonym, mostLookedAt + 1) : [];
    const { recommendations, cacheStatus } = await recommend(
      context,
      call.params.id,
      party,
      lookedAt,
    );
    return { body: { data: recommendations }, headers: { "x-cache": cacheStatus } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
