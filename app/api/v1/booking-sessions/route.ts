import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { byAddress } from "#http/mutation";
import { readBody } from "#http/read-body";
import { sessionBody } from "#http/schemas/session-body";
import { findByReference } from "#lib/booking/find-by-reference";
import { normaliseReference } from "#lib/identity/reference";
import { checkLimit, giveBack } from "#lib/limits/check-limit";

const post = endpoint(
  { name: "open-booking-session", limit: "pay", mutation: byAddress },
  async ({ request, caller }) => {
    const typed = await readBody(request, sessionBody);
    // Five wrong tries per reference and per address: neither one booking nor all of them can be guessed.
    const keys = [`reference:${normaliseReference(typed.reference)}`, `address:${caller.address}`];
    await Promise.all(keys.map((key) => checkLimit("session", key, 1)));
    const id = await withReading(findByReference(database().drizzle, typed));
    await Promise.all(keys.map((key) => giveBack("session", key, 1)));
    return {
      status: 201,
      grants: id,
      body: { data: { booking_id: id }, tasks: [] },
    };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
