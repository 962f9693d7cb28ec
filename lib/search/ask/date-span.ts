import type { Line } from "./tokens";
import { months } from "./words";

type Day = { year: number | null; month: number; day: number };

/** The two days of a span, out and back, and how many tokens it took. */
export type DateSpan = { out: Day; back: Day; length: number };

const joiners = new Set(["-", "–", "—", "/", "to", "until", "till", "and", "au", "a", "al", "et"]);
const articles = new Set(["the", "le", "il", "el"]);
const ordinals = new Set(["st", "nd", "rd", "th", "er", "°"]);
const links = new Set(["of", "de", "di"]);

/**
 * "3-17 August", "3 to 17 August 2027", "du 3 au 17 août", "August 3-17": out on the first day, back on the
 * second. "28 to 4 January" begins in December. Null where the tokens are none: 2-3 adults are people.
 */
export function spanAt(line: Line, start: number): DateSpan | null {
  const month = months.get(line.key(start));
  const days = daysAt(line, month ? start + 1 : start);
  if (!days) return null;
  let next = days.end;
  if (!month && links.has(line.key(next))) next += 1;
  const said = month ?? months.get(line.key(next));
  if (!said) return null;
  if (!month) next += 1;
  const isPast = line.key(next) === "," || links.has(line.key(next));
  const written = line.number(isPast ? next + 1 : next);
  const hasYear = written !== null && written > 1_900 && written < 2_200;
  const year = hasYear ? written : null;
  const end = hasYear ? next + (isPast ? 2 : 1) : next;
  return { ...settled(days, said, year), length: end - start };
}

type Days = { first: number; second: number; end: number };

function daysAt(line: Line, start: number): Days | null {
  const first = dayOfMonth(line, start);
  if (first === null) return null;
  let at = start + 1;
  if (ordinals.has(line.key(at))) at += 1;
  if (!joiners.has(line.key(at))) return null;
  at += 1;
  if (articles.has(line.key(at))) at += 1;
  const second = dayOfMonth(line, at);
  if (second === null || second === first) return null;
  at += 1;
  if (ordinals.has(line.key(at))) at += 1;
  return { first, second, end: at };
}

function dayOfMonth(line: Line, at: number): number | null {
  const day = line.number(at);
  return day !== null && day >= 1 && day <= 31 ? day : null;
}

/** The month that is said is the second day's. */
function settled({ first, second }: Days, month: number, year: number | null) {
  const back = { year, month, day: second };
  if (first < second) return { out: { year, month, day: first }, back };
  const isNewYear = month === 1;
  const outYear = year !== null && isNewYear ? year - 1 : year;
  return { out: { year: outYear, month: isNewYear ? 12 : month - 1, day: first }, back };
}
