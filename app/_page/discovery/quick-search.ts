import { shiftDate } from "#lib/language/format-time";
import { inLanguage, type KnownPort } from "#lib/port/port";
import type { QuickSearch } from "../../../components/discovery/views";
import type { pageContext } from "../context";
import { searchDays } from "../search-days";

/** Whoever plans does so for a week ahead at least. */
const daysAhead = 7;

/** The search of a crossing, on the first day with a sailing from a week ahead on. */
export function quickSearch(
  { language, now }: Pick<ReturnType<typeof pageContext>, "language" | "now">,
  { from, to }: { from: KnownPort; to: KnownPort },
  dates: readonly string[],
): QuickSearch {
  const { first, last } = searchDays(now);
  const wanted = shiftDate(first, daysAhead);
  const date = dates.find((day) => day >= wanted) ?? dates.at(-1) ?? wanted;
  const end = (port: KnownPort) => ({ slug: port.slug, name: inLanguage(port, language).name });
  return { from: end(from), to: end(to), date, first, last };
}
