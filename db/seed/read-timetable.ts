import { readLines } from "./read-table";
import type { Season } from "./season";

/** One sailing of a line: it leaves at a local time, some days after the voyage began. */
export type Leg = {
  sequence: number;
  from_port: string;
  to_port: string;
  day_offset: number;
  departs: string;
  minutes: number;
};
/** One voyage that a vessel repeats on some weekdays of some seasons. */
export type Line = {
  operator: string;
  vessel: string;
  /** Where a season begins for this vessel: the weekday when it is at home. */
  homeWeekday: number;
  seasons: Season[];
  weekdays: number[];
  /** Names the voyage within a day of its vessel; ids are made of it, so it must stay as it is. */
  key: string;
  legs: Leg[];
};

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const SEASONS: Season[] = ["low", "mid", "high"];

/**
 * A block a vessel, `carthage from fri`, and its voyages indented under it:
 * `seasons weekdays PORT times duration PORT [+days time duration PORT …]`. Times are the port's
 * own; several of them, with commas, are several voyages.
 */
export function readTimetable(operator: string, text: string): Line[] {
  const lines: Line[] = [];
  let vessel = "";
  let homeWeekday = 1;
  for (const row of readLines(text)) {
    const words = row.trim().split(/\s+/);
    if (row.startsWith(" ")) {
      lines.push(...readVoyages({ operator, vessel, homeWeekday }, words));
    } else {
      vessel = words[0] ?? "";
      homeWeekday = weekday(words[2] ?? "");
    }
  }
  return lines;
}

function readVoyages(
  ship: Pick<Line, "operator" | "vessel" | "homeWeekday">,
  words: string[],
): Line[] {
  const [seasons = "", days = "", from = "", times = "", ...rest] = words;
  return times.split(",").map((time) => ({
    ...ship,
    seasons: seasons === "all" ? SEASONS : seasons.split(",").map(season),
    weekdays: days === "daily" ? [1, 2, 3, 4, 5, 6, 7] : days.split(",").map(weekday),
    key: `${ship.operator}|${ship.vessel}|${from}|${time}`,
    legs: readLegs(from, time, rest),
  }));
}

function readLegs(firstPort: string, firstTime: string, words: string[]): Leg[] {
  const legs: Leg[] = [];
  let from_port = firstPort;
  const all = ["+0", firstTime, ...words];
  for (let at = 0; at < all.length; at += 4) {
    const [offset = "", departs = "", duration = "", to_port = ""] = all.slice(at, at + 4);
    const [hours, minutes] = duration.split(":").map(Number);
    const leg = {
      sequence: legs.length + 1,
      from_port,
      to_port,
      day_offset: Number(offset),
      departs,
      minutes: (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN),
    };
    if (!/^\d\d:\d\d$/.test(departs) || !(leg.minutes > 0) || !/^[A-Z]{5}$/.test(to_port)) {
      throw new Error(`Timetable: not a voyage: ${firstPort} ${firstTime} ${words.join(" ")}`);
    }
    legs.push(leg);
    from_port = to_port;
  }
  return legs;
}

function weekday(word: string): number {
  const index = WEEKDAYS.indexOf(word);
  if (index < 0) throw new Error(`Timetable: not a weekday: "${word}"`);
  return index + 1;
}

function season(word: string): Season {
  const found = SEASONS.find((name) => name === word);
  if (!found) throw new Error(`Timetable: not a season: "${word}"`);
  return found;
}
