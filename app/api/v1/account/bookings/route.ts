import { database } from "#db/client";
import { requireSession } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { listBookings } from "#lib/account/list-bookings";

const get = endpoint({ name: "account-bookings", limit: "read" }, async ({ request }) => {
  const { account } = await requireSession(request.headers, "read");
  return { body: { data: await listBookings(database().sql, account.id) } };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
