import type { Frequency, Season } from "#lib/discovery/season";
import { formatDuration } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";

/** British order and commas for English, as elsewhere. */
export function regional(locale: Locale): string {
  return locale === "en" ? "en-GB" : locale;
}

/** "21 h", or "20 h to 22 h 30 min" where sailings differ. */
export function durationWords(minutes: { least: number; most: number }, locale: Locale): string {
  const { least, most } = minutes;
  if (least === most) return formatDuration(least);
  return translator(locale, "discovery")("range", {
    least: formatDuration(least),
    most: formatDuration(most),
  });
}

/** "3 to 7 a week", "10 a day". */
export function frequencyWords({ per, least, most }: Frequency, locale: Locale): string {
  const t = translator(locale, "discovery");
  const count = least === most ? String(most) : t("range", { least, most });
  return per === "day" ? t("a_day", { count }) : t("a_week", { count });
}

/** "All year", "May to October", "January, June to September". */
export function seasonWords(season: Season, locale: Locale): string {
  const t = translator(locale, "discovery");
  if (!season) return t("all_year");
  const stretches = season.map(({ first, last }) =>
    first === last
      ? monthWords(first, locale, "alone")
      : t("range", {
          least: monthWords(first, locale, "alone"),
          most: monthWords(last, locale, "alone"),
        }),
  );
  return capital(stretches.join(", "), locale);
}

/** "December 2026" or, alone, "December". */
export function monthWords(month: string, locale: Locale, style: "year" | "alone"): string {
  const year = style === "year" ? ({ year: "numeric" } as const) : {};
  const format = new Intl.DateTimeFormat(regional(locale), {
    month: "long",
    ...year,
    timeZone: "UTC",
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** Monday to Sunday, long or as short as a table's head has room for, down to a letter. */
export function weekdayNames(locale: Locale, style: "long" | "short" | "narrow"): string[] {
  const format = new Intl.DateTimeFormat(regional(locale), { weekday: style, timeZone: "UTC" });
  // 5 January 2026 was a Monday.
  return [5, 6, 7, 8, 9, 10, 11].map((day) => format.format(new Date(Date.UTC(2026, 0, day))));
}

/** The days of a week on which ships sail: "every day", "Monday, Wednesday and Saturday". */
export function weekdayWords(weekdays: readonly number[], locale: Locale): string {
  const names = weekdayNames(locale, "long").filter((_, index) => (weekdays[index] ?? 0) > 0);
  if (names.length === 7) return translator(locale, "discovery")("every_day");
  return new Intl.ListFormat(regional(locale), { type: "conjunction" }).format(names);
}

function capital(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
