import { database } from "#db/client";
import { requireSession } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { removeSaved } from "#lib/account/kept";

const remove = endpoint<{ id: string }>(
  { name: "remove-vehicle", limit: "pay", mutation: "own_keys" },
  async ({ request, params }) => {
    const { account } = await requireSession(request.headers, "change");
    await removeSaved(database().sql, account.id, "saved_vehicle", params.id);
    return { body: { data: { removed: true }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ DELETE: remove });
