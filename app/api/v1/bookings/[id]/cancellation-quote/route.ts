import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { byReader } from "#http/mutation";
import { readOptionalBody } from "#http/read-body";
import { quoteBody } from "#http/schemas/cancel-body";
import { quoteCancellation } from "#lib/booking/quote-cancellation";

const post = endpoint<{ id: string }>(
  { name: "quote-cancellation", limit: "pay", mutation: byReader },
  async ({ request, params }) => {
    await readOptionalBody(request, quoteBody);
    return {
      body: { data: await withReading(quoteCancellation(database().sql, params.id)), tasks: [] },
    };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
