import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { config } from "#lib/config/config";
import { directory } from "#lib/discovery/directory";
import { pagesAList, pagesOfKind, sitemapIndex, sitemapKinds } from "#lib/discovery/sitemap";

/** The list of lists of our pages. */
const get = endpoint({ name: "read-sitemap", limit: "read" }, async (call) => {
  const known = await directory(database().sql);
  const files = sitemapKinds.flatMap((kind) => {
    const lists = Math.ceil(pagesOfKind(known, kind).length / pagesAList);
    return Array.from({ length: lists }, (_, index) => `${kind}-${index + 1}.xml`);
  });
  return new Response(sitemapIndex(config().APP_URL, files), {
    headers: {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "public, max-age=3600",
      "x-request-id": call.caller.requestId,
    },
  });
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
