import type { Discovery } from "#lib/discovery/discover";
import { shiftDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { searchDays } from "../search-days";

/** Whoever plans does so for a week ahead at least. */
const daysAhead = 7;

/** The search of a crossing that was found, filled in; null for anything else. */
export function findSearchHref(locale: Locale, found: Discovery, now: Date): string | null {
  if (found.kind !== "crossing") return null;
  const [from = "", to = ""] = found.path.split("/").slice(2);
  const date = shiftDate(searchDays(now).first, daysAhead);
  return `/${locale}/search?${new URLSearchParams({ from, to, date, adults: "1" })}`;
}
