import { Temporal } from "temporal-polyfill";
import { spanAt } from "./date-span";
import type { Line } from "./tokens";
import type { Doubt } from "./understood";
import {
  forWords,
  inWords,
  months,
  nearDays,
  nextWords,
  numbers,
  people,
  returnWords,
  units,
  vehicles,
  weekdays,
} from "./words";

type Day = { year: number | null; month: number; day: number };

/** A day that was written, before it is known which year it means. */
type Written = {
  at: number;
  text: string;
  isReturn: boolean;
  day: Day | null;
  /** Known at once: an offset from today. */
  fixed: string | null;
  /** 25/12 the other way round. */
  other: Day | null;
  /** "next Friday" may be the one after. */
  otherFixed: string | null;
  weekday: number | null;
  isMonthOnly: boolean;
};

export type ReadDates = {
  date: string | null;
  returnDate: string | null;
  /** A way back was spoken of. */
  isRound: boolean;
  doubts: Doubt[];
};

type Settings = {
  /** YYYY-MM-DD. */
  today: string;
  /** Whether 3/4 may be 4 March: it is the 3rd of April, and in English that is said. */
  mayBeMonthFirst: boolean;
};

/** Finds days in a line and takes their tokens; the first is the way out, the next the way back. */
export function readDates(line: Line, settings: Settings): ReadDates {
  const today = Temporal.PlainDate.from(settings.today);
  const found: Written[] = [];
  let stayDays: number | null = null;
  for (let at = 0; at < line.length; at += 1) {
    if (!line.isFree(at)) continue;
    const stay = stayAt(line, at);
    if (stay) {
      stayDays ??= stay.days;
      line.take(at, at + stay.length);
      continue;
    }
    const span = spanAt(line, at);
    if (span) {
      const text = line.text(at, at + span.length);
      found.push(
        { ...blank, at, text, isReturn: false, day: span.out },
        { ...blank, at, text, isReturn: true, day: span.back },
      );
      line.take(at, at + span.length);
      continue;
    }
    const match = dayAt(line, at, today, settings.mayBeMonthFirst);
    if (!match) continue;
    const { length, ...written } = match;
    found.push({
      ...written,
      at,
      text: line.text(at, at + length),
      isReturn: isAfterReturnWord(line, at),
    });
    line.take(at, at + length);
  }
  const isRound = takeReturnWords(line);
  return settle(found, { today, stayDays, isRound });
}

const blank = {
  day: null,
  fixed: null,
  other: null,
  otherFixed: null,
  weekday: null,
  isMonthOnly: false,
};
type Match = Omit<Written, "at" | "text" | "isReturn"> & { length: number };

function dayAt(
  line: Line,
  at: number,
  today: Temporal.PlainDate,
  mayBeMonthFirst: boolean,
): Match | null {
  return (
    numericAt(line, at, mayBeMonthFirst) ??
    namedAt(line, at) ??
    relativeAt(line, at, today) ??
    weekdayAt(line, at, today) ??
    monthAt(line, at)
  );
}

/** 2026-12-25, 25/12, 25.12.2026. */
function numericAt(line: Line, at: number, mayBeMonthFirst: boolean): Match | null {
  const first = line.number(at);
  const sign = line.key(at + 1);
  const second = line.number(at + 2);
  if (first === null || second === null || !["/", "-", "."].includes(sign)) return null;
  const third = line.key(at + 3) === sign ? line.number(at + 4) : null;
  if (first > 1_900 && third !== null) {
    return { ...blank, length: 5, day: { year: first, month: second, day: third } };
  }
  const year = third === null ? null : yearOf(third);
  // 2.9 m is a height, and 2-3 a guess; only with a year are they days.
  if (first > 31 || second > 31 || (sign !== "/" && year === null)) return null;
  const usual = { year, month: second, day: first };
  const turned = { year, month: first, day: second };
  const length = third === null ? 3 : 5;
  if (second > 12) return { ...blank, length, day: turned };
  const isUnsure = mayBeMonthFirst && first <= 12 && first !== second;
  return { ...blank, length, day: usual, other: isUnsure ? turned : null };
}

/** "25 December 2026", "Fri 25th of December", "December 25, 2026", "1er mai". */
function namedAt(line: Line, start: number): Match | null {
  const weekday = weekdays.get(line.key(start)) ?? null;
  let at = weekday ? start + 1 : start;
  if (weekday && [",", "."].includes(line.key(at))) at += 1;
  if (weekday && ["the", "le", "il", "el"].includes(line.key(at))) at += 1;
  const done = (day: number, month: number, end: number): Match => {
    const isComma = line.key(end) === "," && (line.number(end + 1) ?? 0) > 1_900;
    const past = ["de", "del"].includes(line.key(end)) || isComma ? end + 1 : end;
    const year = line.number(past);
    const hasYear = year !== null && year > 1_900 && year < 2_200;
    return {
      ...blank,
      weekday,
      day: { year: hasYear ? year : null, month, day },
      length: (hasYear ? past + 1 : end) - start,
    };
  };
  const day = line.number(at);
  if (day !== null) {
    let next = at + 1;
    if (["st", "nd", "rd", "th", "er", "°", "."].includes(line.key(next))) next += 1;
    if (["of", "de", "di"].includes(line.key(next))) next += 1;
    const month = months.get(line.key(next));
    if (month) return done(day, month, next + 1);
    return null;
  }
  const month = months.get(line.key(at));
  const after = line.number(at + 1);
  if (!month || after === null || after > 31) return null;
  // "in May 2 adults": the number counts people.
  const isOrdinal = ["st", "nd", "rd", "th"].includes(line.key(at + 2));
  if (!isOrdinal && isCounted(line.key(at + 2))) return null;
  return done(after, month, at + (isOrdinal ? 3 : 2));
}

function isCounted(key: string): boolean {
  return people.has(key) || vehicles.has(key);
}

/** "tomorrow", "day after tomorrow", "in 3 weeks". */
function relativeAt(line: Line, at: number, today: Temporal.PlainDate): Match | null {
  const phrases: [string[], number][] = [
    [["the", "day", "after", "tomorrow"], 2],
    [["day", "after", "tomorrow"], 2],
    [["apres", "-", "demain"], 2],
    [["apres", "demain"], 2],
    [["pasado", "manana"], 2],
    [["aujourd", "'", "hui"], 0],
    [["aujourd", "’", "hui"], 0],
  ];
  for (const [words, days] of phrases) {
    if (words.every((word, index) => line.key(at + index) === word)) {
      return { ...blank, length: words.length, fixed: today.add({ days }).toString() };
    }
  }
  const near = nearDays.get(line.key(at));
  if (near !== undefined)
    return { ...blank, length: 1, fixed: today.add({ days: near }).toString() };
  if (!inWords.has(line.key(at))) return null;
  const count = line.number(at + 1) ?? numbers.get(line.key(at + 1));
  const unit = units.get(line.key(at + 2));
  if (!count || !unit || count > 500) return null;
  return { ...blank, length: 3, fixed: today.add({ days: count * unit }).toString() };
}

/** "Friday": the coming one. "next Friday" too, and the one after is named beside it. */
function weekdayAt(line: Line, at: number, today: Temporal.PlainDate): Match | null {
  const isThis = ["this", "ce", "cette", "questo", "este"].includes(line.key(at));
  const isNextBefore = nextWords.has(line.key(at));
  const place = isThis || isNextBefore ? at + 1 : at;
  const weekday = weekdays.get(line.key(place));
  if (!weekday) return null;
  const isNextAfter = !isNextBefore && nextWords.has(line.key(place + 1));
  const ahead = (weekday - today.dayOfWeek + 7) % 7 || 7;
  const coming = today.add({ days: ahead });
  return {
    ...blank,
    length: place - at + 1 + (isNextAfter ? 1 : 0),
    fixed: coming.toString(),
    otherFixed: isNextBefore ? coming.add({ days: 7 }).toString() : null,
  };
}

/** "in August", "août 2027": a month without a day. Short forms mean too many other things. */
function monthAt(line: Line, at: number): Match | null {
  const isIn = inWords.has(line.key(at));
  const place = isIn ? at + 1 : at;
  const key = line.key(place);
  const month = months.get(key);
  if (!month || (!isIn && key.length < 4 && key !== "mai" && key !== "may")) return null;
  // "sept adultes".
  if (isCounted(line.key(place + 1)) && numbers.has(key)) return null;
  const year = line.number(place + 1);
  const hasYear = year !== null && year > 1_900 && year < 2_200;
  return {
    ...blank,
    isMonthOnly: true,
    day: { year: hasYear ? year : null, month, day: 1 },
    length: place - at + (hasYear ? 2 : 1),
  };
}

/** "for 10 nights", "2 semaines". */
function stayAt(line: Line, at: number): { days: number; length: number } | null {
  const place = forWords.has(line.key(at)) ? at + 1 : at;
  const count = line.number(place) ?? (place > at ? (numbers.get(line.key(place)) ?? null) : null);
  const unit = units.get(line.key(place + 1));
  if (!count || !unit || count > 200 || inWords.has(line.key(at - 1))) return null;
  return { days: count * unit, length: place - at + 2 };
}

function isAfterReturnWord(line: Line, at: number): boolean {
  for (let before = at - 1; before >= at - 4 && before >= 0; before -= 1) {
    const token = line.tokens[before];
    if (token?.kind === "number" || !token) return false;
    if (token.key !== "aller" && token.key !== "andata" && token.key !== "ida") {
      if (returnWords.has(token.key)) return true;
    }
  }
  return false;
}

/** Takes "return", "aller retour", "round trip"; "aller" alone is one way. */
function takeReturnWords(line: Line): boolean {
  let isRound = false;
  for (let at = 0; at < line.length; at += 1) {
    const key = line.key(at);
    if (!line.isWord(at) || !returnWords.has(key)) continue;
    const isOneWay = ["aller", "andata", "ida", "rt", "ar"].includes(key);
    // "A/R".
    if (!isOneWay || key === "rt" || key === "ar") isRound = true;
    line.take(at, at + 1);
  }
  return isRound;
}

function yearOf(written: number): number {
  return written < 100 ? 2_000 + written : written;
}

type Settling = { today: Temporal.PlainDate; stayDays: number | null; isRound: boolean };

function settle(found: Written[], { today, stayDays, isRound }: Settling): ReadDates {
  const doubts: Doubt[] = [];
  const out = found.find(({ isReturn }) => !isReturn) ?? null;
  const rest = found.filter((one) => one !== out);
  const back = rest.find(({ isReturn }) => isReturn) ?? rest[0] ?? null;
  const date = out ? dateOf(out, today, doubts) : null;
  const from = date ? Temporal.PlainDate.from(date) : today;
  const wrote = back ? dateOf(back, from, doubts) : null;
  const stayed = !back && date && stayDays ? from.add({ days: stayDays }).toString() : null;
  const returnDate = wrote ?? stayed;
  if (isRound && !back && !returnDate) doubts.push({ what: "return_missing" });
  return { date, returnDate, isRound: isRound || returnDate !== null, doubts };
}

function dateOf(written: Written, from: Temporal.PlainDate, doubts: Doubt[]): string | null {
  const { text, weekday } = written;
  const date = written.fixed ?? (written.day && dayFrom(written.day, from));
  if (!date) {
    doubts.push({ what: "no_such_day", text });
    return null;
  }
  const day = Temporal.PlainDate.from(date);
  if (written.isMonthOnly) {
    const first = Temporal.PlainDate.compare(day, from) < 0 ? from : day;
    doubts.push({ what: "day_missing", text, date: first.toString() });
    return first.toString();
  }
  if (Temporal.PlainDate.compare(day, from) < 0) doubts.push({ what: "past", text });
  const other = written.otherFixed ?? (written.other && dayFrom(written.other, from));
  if (other) doubts.push({ what: "date", text, date, other });
  if (weekday && day.dayOfWeek !== weekday) doubts.push({ what: "weekday", text, date });
  return date;
}

/** Years that a day without one may be away, for a 29 February. */
const mostYears = 8;

/** The day, or without a year the first such day from another on; null when there is none. */
function dayFrom({ year, month, day }: Day, from: Temporal.PlainDate): string | null {
  const first = year ?? from.year;
  const last = year ?? from.year + mostYears;
  for (let at = first; at <= last; at += 1) {
    const found = realDay(at, month, day);
    if (found && (year !== null || Temporal.PlainDate.compare(found, from) >= 0)) {
      return found.toString();
    }
  }
  return null;
}

function realDay(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const found = Temporal.PlainDate.from({ year, month, day });
  return found.day === day ? found : null;
}
