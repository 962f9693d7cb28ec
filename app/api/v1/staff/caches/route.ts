import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { staffEndpoint } from "#http/staff-endpoint";
import { readCaches } from "#lib/office/caches/read-caches";
import { officePages } from "#lib/office/pages";
import { cache } from "#lib/redis/redis";

const query = z.strictObject({
  minutes: z.coerce.number("A whole number of minutes.").int().min(1).max(60).default(15),
});

/** How the cache of searches does. */
const get = staffEndpoint(
  { name: "caches", use: "read", roles: officePages.caches.roles },
  async ({ url, now }) => {
    const { minutes } = readQuery(url, query);
    const data = await readCaches(database().sql, cache(), minutes);
    return { body: { data, as_of: now.toISOString() } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
