import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { byReader } from "#http/mutation";
import { readOptionalBody } from "#http/read-body";
import { quoteBody } from "#http/schemas/cancel-body";
import { quotePart } from "#lib/booking/part/quote-part";

const post = endpoint<{ id: string }>(
  { name: "quote-cancellation", limit: "pay", mutation: byReader },
  async ({ request, params, caller }) => {
    const { scope } = await readOptionalBody(request, quoteBody);
    const quote = quotePart(database().sql, params.id, scope, caller.language);
    return { body: { data: await withReading(quote), tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
