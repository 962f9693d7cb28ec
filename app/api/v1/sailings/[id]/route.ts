import { searchContext } from "#http/context";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readSailing } from "#lib/search/read-sailing";

const get = endpoint<{ id: string }>(
  { name: "read-sailing", limit: "read", common: true },
  async (call) => ({
    body: { data: await readSailing(searchContext(call), call.params.id) },
  }),
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
