// Times arrive as ISO 8601 with the port's own offset, so a local time is read off the text and no
// zone is ever guessed.

/** "20:00" of "2026-12-25T20:00:00+01:00". */
export function clockTime(offsetTime: string): string {
  return offsetTime.slice(11, 16);
}

/** "2026-12-25" of "2026-12-25T20:00:00+01:00". */
export function localDate(offsetTime: string): string {
  return offsetTime.slice(0, 10);
}

const styles = {
  /** Friday 25 December 2026 */
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  /** Fri 25 Dec */
  short: { weekday: "short", day: "numeric", month: "short" },
  /** 25 December 2026 */
  plain: { day: "numeric", month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** British order and the 24-hour clock for English: timetables of these seas are printed so. */
function regional(language: string): string {
  return language === "en" ? "en-GB" : language;
}

/** A YYYY-MM-DD date, or the date of an offset time, in words. */
export function formatDay(date: string, language: string, style: keyof typeof styles): string {
  const name = `${language} ${style}`;
  let format = formats.get(name);
  if (!format) {
    format = new Intl.DateTimeFormat(regional(language), { ...styles[style], timeZone: "UTC" });
    formats.set(name, format);
  }
  const words = format.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
  return language === "fr" ? frenchFirst(words) : words;
}

/** "1er janvier" for the "1 janvier" that Intl writes: French counts the first of a month as an ordinal. */
export function frenchFirst(day: string): string {
  return day.replace(/(^| )1 (?=\p{L})/u, (_, before: string) => `${before}1er `);
}

/** A few languages and styles: making one takes many times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** "22 h", "1 h 30 min", "45 min", each on one line: the spaces are no-break ones. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const words =
    hours === 0
      ? `${rest} min`
      : rest === 0
        ? `${hours} h`
        : `${hours} h ${String(rest).padStart(2, "0")} min`;
  return words.replaceAll(" ", "\u00a0");
}

/** The date `days` later (or earlier). */
export function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A wall-clock time of an instant in the reader's own zone or a given one, for "until 14:05". */
export function instantClock(instant: Date, language: string, zone?: string): string {
  return new Intl.DateTimeFormat(regional(language), {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  }).format(instant);
}
