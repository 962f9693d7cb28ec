import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { line } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { cache } from "#lib/redis/redis";
import { clearAll, clearRoute } from "#lib/search/clear-cache";

const body = z.union([
  z.strictObject({ from: line(1, 60), to: line(1, 60) }),
  z.strictObject({ all: z.literal(true) }),
]);

/** Clears the kept searches of a route, or all of them, in every process. */
const post = staffEndpoint(
  { name: "clear-cache", use: "change", work: "caches" },
  async ({ request, actor }) => {
    const wish = await readBody(request, body);
    const scope = { sql: database().sql, cache: cache() };
    const cleared =
      "all" in wish
        ? await clearAll(scope, actor)
        : await clearRoute(scope, actor, wish.from, wish.to);
    return { body: { data: cleared } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
