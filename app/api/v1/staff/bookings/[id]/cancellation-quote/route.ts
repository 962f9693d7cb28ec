import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { deskQuoteBody } from "#http/schemas/desk-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { quoteAtDesk } from "#lib/booking/desk/cancel-at-desk";

const post = staffEndpoint<{ id: string }>(
  { name: "staff-cancellation-quote", use: "change", work: "bookings" },
  async ({ request, params, staff }) => {
    const { scope, waives_fee: waivesFee } = await readBody(request, deskQuoteBody);
    const quote = quoteAtDesk(database().sql, staff, params.id, { scope, waivesFee });
    return { body: { data: await withReading(quote) } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
