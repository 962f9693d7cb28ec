import { searchContext } from "#http/context";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { portParams } from "#http/schemas/search-params";
import { searchPorts } from "#lib/port/search-ports";

const get = endpoint({ name: "search-ports", limit: "read", common: true }, async (call) => {
  const { q, limit } = readQuery(call.url, portParams);
  const { sql, language } = searchContext(call);
  return {
    body: { data: await searchPorts(sql, q, language, limit) },
    headers: { "cache-control": "public, max-age=300", vary: "accept-language" },
  };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
