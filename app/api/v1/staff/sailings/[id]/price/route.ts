import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { changePrice, priceLevels } from "#lib/booking/sailings/change-price";
import { cache } from "#lib/redis/redis";

const body = z.strictObject({
  price_level_bp: z
    .number()
    .int()
    .min(priceLevels.least)
    .max(priceLevels.most)
    .describe("Basis points of the tariff: 10000 is the tariff itself."),
});

/** The price level of a sailing, for quotes from now on. */
const post = staffEndpoint<{ id: string }>(
  { name: "staff-sailing-price", use: "change", work: "sailings" },
  async ({ request, params, actor }) => {
    const { price_level_bp: level } = await readBody(request, body);
    const scope = { database: database(), cache: cache() };
    return { body: { data: { changed: await changePrice(scope, actor, params.id, level) } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
