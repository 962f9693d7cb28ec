import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { networkSheets, readNetworkPicture } from "#lib/card/network-picture";
import {
  readCrossingPicture,
  readSubjectPicture,
  type SubjectPicture,
} from "#lib/card/subject-picture";
import { readOperator } from "#lib/discovery/read-operator";
import { DomainError } from "#lib/errors/domain-error";
import { defaultLocale, isLocale, type Locale } from "#lib/language/locales";

/** Routes hardly change. */
const headers = {
  "content-type": "image/svg+xml; charset=utf-8",
  "cache-control": "public, max-age=86400, stale-while-revalidate=604800",
};

/**
 * Charts that stand on pages: /charts/crossings-wide.svg of all crossings, -tall for a telephone;
 * /charts/route-TNLGN-FRMRS.svg of one; /charts/port-TNLGN.svg and /charts/operator-CTN.svg of a port's and an
 * operator's. Each with -night too.
 */
const get = endpoint<{ file: string }>({ name: "read-chart", limit: "read" }, async (call) => {
  const [, name = "", night] = /^([\w-]{1,60}?)(-night)?\.svg$/.exec(call.params.file) ?? [];
  const asked = call.url.searchParams.get("lang") ?? "";
  const locale = isLocale(asked) ? asked : defaultLocale;
  const picture = await pictureNamed(name, locale);
  if (!picture) throw new DomainError("not_found", "There is no such picture.");
  return new Response(night ? picture.night : picture.day, {
    headers: { ...headers, "x-request-id": call.caller.requestId },
  });
});

async function pictureNamed(name: string, locale: Locale): Promise<SubjectPicture | null> {
  const { sql } = database();
  const [, kind, first = "", second = ""] =
    /^(crossings|port|operator|route)-(\w{1,40})(?:-(\w{5}))?$/.exec(name) ?? [];
  if (kind === "crossings" && !second) {
    const sheet = networkSheets.find((known) => known === first);
    return sheet ? readNetworkPicture(sql, locale, sheet) : null;
  }
  if (kind === "route") return readCrossingPicture(sql, { from: first, to: second }, locale);
  if (second) return null;
  if (kind === "port") {
    const takes = (route: { from_port: string; to_port: string }) =>
      route.from_port === first || route.to_port === first;
    return readSubjectPicture(sql, { name, takes }, locale);
  }
  const operator = kind === "operator" && (await readOperator(sql, first));
  if (!operator) return null;
  const own = new Set(operator.crossings);
  const takes = (route: { from_port: string; to_port: string }) =>
    own.has(`${route.from_port} ${route.to_port}`);
  return readSubjectPicture(sql, { name, takes }, locale);
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
