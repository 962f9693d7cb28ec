import { searchContext } from "#http/context";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { discoverParams } from "#http/schemas/search-params";
import { discover } from "#lib/discovery/discover";

const get = endpoint({ name: "discover", limit: "discover", common: true }, async (call) => {
  const { q, limit } = readQuery(call.url, discoverParams);
  const { sql, language } = searchContext(call);
  const found = await discover(sql, q, language, limit);
  return {
    body: { data: found.map((one) => ({ ...one, path: `/${language}${one.path}` })) },
    headers: { "cache-control": "public, max-age=300", vary: "accept-language" },
  };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
