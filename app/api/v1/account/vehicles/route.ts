import { database } from "#db/client";
import { requireSession } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { savedVehicleBody } from "#http/schemas/account-body";
import { listVehicles, saveVehicle } from "#lib/account/saved-vehicles";

const get = endpoint({ name: "saved-vehicles", limit: "read" }, async ({ request }) => {
  const { account } = await requireSession(request.headers, "read");
  return { body: { data: await listVehicles(database().sql, account.id) } };
});

const post = endpoint(
  { name: "save-vehicle", limit: "pay", mutation: "own_keys" },
  async ({ request }) => {
    const { account } = await requireSession(request.headers, "change");
    const vehicle = await readBody(request, savedVehicleBody);
    const id = await saveVehicle(database().sql, account.id, vehicle);
    return { status: 201, body: { data: { id }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get, POST: post });
