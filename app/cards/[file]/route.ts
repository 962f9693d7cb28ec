import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readCard, readHomeCard } from "#lib/card/read-card";
import { DomainError } from "#lib/errors/domain-error";
import { defaultLocale, isLocale } from "#lib/language/locales";

/** Routes and their times hardly change; a card that was sent stays as it was for a week. */
const headers = {
  "content-type": "image/png",
  "cache-control": "public, max-age=604800, stale-while-revalidate=2592000",
};

/** The picture of a link to us: /cards/tunis-marseille.png of a route, /cards/crossings.png of them all. */
const get = endpoint<{ file: string }>({ name: "read-card", limit: "read" }, async (call) => {
  const { file } = call.params;
  const name = /^(.{1,80})\.png$/.exec(file)?.[1];
  if (!name) throw new DomainError("not_found", "There is no such picture.");
  const asked = call.url.searchParams.get("lang") ?? "";
  const locale = isLocale(asked) ? asked : defaultLocale;
  const { sql } = database();
  const png =
    name === "crossings" ? await readHomeCard(sql, locale) : await readCard(sql, name, locale);
  return new Response(new Uint8Array(png), {
    headers: { ...headers, "x-request-id": call.caller.requestId },
  });
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
