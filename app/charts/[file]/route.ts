import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { networkSheets, readNetworkPicture } from "#lib/card/network-picture";
import { DomainError } from "#lib/errors/domain-error";
import { defaultLocale, isLocale } from "#lib/language/locales";

/** Routes hardly change. */
const headers = {
  "content-type": "image/svg+xml; charset=utf-8",
  "cache-control": "public, max-age=86400, stale-while-revalidate=604800",
};

/** The chart of all crossings: /charts/crossings-wide.svg, -tall for a telephone, each with -night too. */
const get = endpoint<{ file: string }>({ name: "read-chart", limit: "read" }, async (call) => {
  const [, name, night] = /^crossings-(wide|tall)(-night)?\.svg$/.exec(call.params.file) ?? [];
  const sheet = networkSheets.find((known) => known === name);
  if (!sheet) throw new DomainError("not_found", "There is no such picture.");
  const asked = call.url.searchParams.get("lang") ?? "";
  const locale = isLocale(asked) ? asked : defaultLocale;
  const picture = await readNetworkPicture(database().sql, locale, sheet);
  return new Response(night ? picture.night : picture.day, {
    headers: { ...headers, "x-request-id": call.caller.requestId },
  });
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
