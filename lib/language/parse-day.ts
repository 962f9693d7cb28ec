/** Longest day of each month, February as in a leap year. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2200 || day < 1 || day > (longest[month - 1] ?? 0)) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return !(month === 2 && day === 29 && !leap);
}

/**
 * A date a person typed, day first ("5/1/1990", "05.01.1990", "5 1 1990", "05011990"), or year first
 * as browsers fill it ("1990-01-05"). Returns YYYY-MM-DD, or null when it is no date.
 */
export function parseDay(typed: string): string | null {
  const text = typed.trim();
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text);
  const dayFirst = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/.exec(text);
  const digits = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  const match = yearFirst ?? dayFirst ?? digits;
  if (!match) return null;
  const [first, month, last] = match.slice(1).map(Number) as [number, number, number];
  const [year, day] = yearFirst ? [first, last] : [last, first];
  if (!isDate(year, month, day)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** YYYY-MM-DD as it is typed: "05/01/1990". */
export function typedDay(date: string): string {
  return date.split("-").reverse().join("/");
}
