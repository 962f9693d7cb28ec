import { database } from "#db/client";
import { requireSession } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { savedPassengerBody } from "#http/schemas/account-body";
import { listPassengers, savePassenger } from "#lib/account/saved-passengers";

const get = endpoint({ name: "saved-passengers", limit: "read" }, async ({ request }) => {
  const { account } = await requireSession(request.headers, "read");
  return { body: { data: await listPassengers(database().sql, account.id) } };
});

const post = endpoint(
  { name: "save-passenger", limit: "pay", mutation: "own_keys" },
  async ({ request }) => {
    const { account } = await requireSession(request.headers, "change");
    const passenger = await readBody(request, savedPassengerBody);
    const id = await savePassenger(database().sql, account.id, passenger);
    return { status: 201, body: { data: { id }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get, POST: post });
