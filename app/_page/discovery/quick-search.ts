import type { SailingMonth } from "#lib/discovery/read-crossing";
import { shiftDate } from "#lib/language/format-time";
import { inLanguage, type KnownPort } from "#lib/port/port";
import type { QuickSearch } from "../../../components/discovery/views";
import type { pageContext } from "../context";
import { searchDays } from "../search-days";

/** Whoever plans does so for a week ahead at least. */
const daysAhead = 7;

/** Departures that are known reach so far, or not that far at all. */
const knownDays = 14;

/**
 * The search of a crossing on a day with a sailing, from a week ahead on: one of the known departures' or, where
 * these end before, one on which ships leave in that month.
 */
export function quickSearch(
  { language, now }: Pick<ReturnType<typeof pageContext>, "language" | "now">,
  { from, to }: { from: KnownPort; to: KnownPort },
  { departures, months }: { departures: readonly string[]; months: readonly SailingMonth[] },
): QuickSearch {
  const { first, last } = searchDays(now);
  const wanted = shiftDate(first, daysAhead);
  const latest = shiftDate(wanted, knownDays);
  const date =
    departures.find((day) => day >= wanted && day <= latest) ?? likelyDay(months, wanted) ?? wanted;
  const end = (port: KnownPort) => ({ slug: port.slug, name: inLanguage(port, language).name });
  return { from: end(from), to: end(to), date, first, last };
}

/** The first day from `wanted` on that is one of the weekdays of its month on which ships leave. */
function likelyDay(months: readonly SailingMonth[], wanted: string): string | undefined {
  for (const { month, weekdays, first_date } of months) {
    let day = first_date >= wanted ? first_date : wanted;
    for (; day.slice(0, 7) === month; day = shiftDate(day, 1)) {
      if ((weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 0) > 0) return day;
    }
  }
  return undefined;
}
