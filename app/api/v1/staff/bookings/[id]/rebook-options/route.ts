import { z } from "zod";
import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { staffEndpoint } from "#http/staff-endpoint";
import { rebookOptions } from "#lib/booking/rebook/rebook-options";

const query = z.strictObject({
  leg: z
    .string()
    .regex(/^leg-\d{1,2}$/, "A leg of the booking's view, e.g. leg-0.")
    .default("leg-0"),
});

/** Where a leg of a booking could go, the nearest in time first: GET ?leg=leg-0. */
const get = staffEndpoint<{ id: string }>(
  { name: "staff-rebook-options", use: "read", roles: ["sales"] },
  async ({ url, params }) => {
    const { leg } = readQuery(url, query);
    const position = Number(leg.slice("leg-".length));
    const reading = rebookOptions(database().sql, params.id, position, "staff");
    return { body: { data: await withReading(reading) } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
