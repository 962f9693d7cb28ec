import { searchContext } from "#http/context";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { partyOf, partyParams } from "#http/schemas/search-params";
import { readJourney } from "#lib/search/read-journey";

const get = endpoint<{ id: string }>({ name: "read-journey", limit: "read" }, async (call) => ({
  body: {
    data: await readJourney(
      searchContext(call),
      call.params.id,
      partyOf(readQuery(call.url, partyParams)),
    ),
  },
}));

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
