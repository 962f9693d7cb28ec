import { DomainError } from "#lib/errors/domain-error";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Place } from "#lib/port/place";
import { isDate } from "#lib/search/check-query";
import type { TravelQuery } from "../../components/search/travel-query";
import { searchDays } from "./search-days";

type Ends = Record<"from" | "to" | "returnFrom" | "returnTo", Place | null>;

/** What a search lacks before it can be asked, in words that say how to mend it; null if nothing. */
export function searchProblem(
  query: TravelQuery,
  { from, to, returnFrom, returnTo }: Ends,
  now: Date,
  locale: Locale,
): string | null {
  const t = translator(locale, "search");
  if (!query.from || !query.to) return t("port_missing");
  if (!from) return t("port_unknown", { name: query.from });
  if (!to) return t("port_unknown", { name: query.to });
  if (from.code === to.code) return t("same_ports");
  if (!returnFrom) return t("port_unknown", { name: query.returnFrom });
  if (!returnTo) return t("port_unknown", { name: query.returnTo });
  if (returnFrom.code === returnTo.code) return t("same_ports");
  if (!isDate(query.date)) return t("date_missing");
  const { first, last } = searchDays(now);
  // The port may already be in its next day; the verb knows, this only catches what is plainly past.
  if (query.date < first) return t("date_past");
  if (query.date > last) return t("date_far");
  if (query.returnDate && query.returnDate < query.date) return t("return_before");
  return null;
}

/** A verb's refusal of a search in words; anything that is not a refusal is thrown on. */
export function refusalWords(error: unknown, locale: Locale): string {
  if (!(error instanceof DomainError)) throw error;
  const t = translator(locale, "search");
  const path = error.facts.errors?.[0]?.path ?? "";
  if (error.code === "invalid") {
    if (path === "to") return t("same_ports");
    if (path === "date") return t("date_past");
    if (path === "adults") return t("party_count");
    if (path === "infants") return t("infant_alone");
    if (path === "pets") return t("pets_count");
    if (path === "vehicles") return t("vehicle_alone");
    if (path.startsWith("vehicles.")) return t("vehicle_size");
  }
  return translator(locale, "errors")(error.code);
}
