import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { config } from "#lib/config/config";
import { directory } from "#lib/discovery/directory";
import { pagesAList, pagesOfKind, sitemapKinds, sitemapList } from "#lib/discovery/sitemap";
import { DomainError } from "#lib/errors/domain-error";

/** One list of our pages: /sitemaps/routes-1.xml. */
const get = endpoint<{ file: string }>({ name: "read-sitemap", limit: "read" }, async (call) => {
  const [, name, number] = /^([a-z]{1,12})-([1-9]\d{0,2})\.xml$/.exec(call.params.file) ?? [];
  const kind = sitemapKinds.find((known) => known === name);
  const first = (Number(number) - 1) * pagesAList;
  const all = kind ? pagesOfKind(await directory(database().sql), kind) : [];
  const pages = all.slice(first, first + pagesAList);
  if (pages.length === 0) throw new DomainError("not_found", "There is no such list.");
  const today = call.now.toISOString().slice(0, 10);
  return new Response(sitemapList(config().APP_URL, pages, today), {
    headers: {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "public, max-age=3600",
      "x-request-id": call.caller.requestId,
    },
  });
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
