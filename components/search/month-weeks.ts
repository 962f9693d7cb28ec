/** The weeks of a month (YYYY-MM), Monday first; null where a week reaches into the next month. */
export function monthWeeks(month: string): (string | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const [year, number] = month.split("-").map(Number) as [number, number];
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const blank = (first.getUTCDay() + 6) % 7;
  const rows = Math.ceil((blank + length) / 7);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => {
      const day = row * 7 + column - blank + 1;
      return day < 1 || day > length ? null : `${month}-${String(day).padStart(2, "0")}`;
    }),
  );
}

/** The month some months later (or earlier). */
export function shiftMonth(month: string, by: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** "December 2026". */
export function monthName(month: string, language: string): string {
  const style = { month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, style).format(new Date(`${month}-01T00:00:00Z`));
}

/** The days of the week, Monday first: "Mon", "Monday". */
export function weekdays(language: string): { short: string; long: string }[] {
  const named = (day: number, weekday: "short" | "long") =>
    new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" }).format(
      // 1 January 2024 was a Monday.
      new Date(Date.UTC(2024, 0, 1 + day)),
    );
  return Array.from({ length: 7 }, (_, day) => ({
    short: named(day, "short"),
    long: named(day, "long"),
  }));
}

/** "Fri", "25", "Dec" of 2026-12-25. */
export function dayParts(
  date: string,
  language: string,
): { weekday: string; day: string; month: string } {
  const named = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...style, timeZone: "UTC" }).format(
      new Date(`${date}T00:00:00Z`),
    );
  return {
    weekday: named({ weekday: "short" }),
    day: String(Number(date.slice(8))),
    month: named({ month: "short" }),
  };
}
