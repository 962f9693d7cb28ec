import { Temporal } from "temporal-polyfill";
import type { Line } from "./read-timetable";
import { DIRECTIONS, type Direction, priceLevelBp, seasonOfWeek } from "./season";

/** Both days belong to the window. */
export type Window = { from: Temporal.PlainDate; to: Temporal.PlainDate };
/** `line` is the line's place in the timetable. */
export type RunRow = { line: number; day: string };
export type LevelRow = { day: string; direction: Direction; level: number };

/** From yesterday (it may still be at sea) to the same day some months ahead. */
export function windowFrom(today: string, months: number): Window {
  const day = Temporal.PlainDate.from(today);
  return { from: day.subtract({ days: 1 }), to: day.add({ months }) };
}

/** Which line runs on which day: its weekday in its season. */
export function planVoyages(lines: readonly Line[], window: Window): RunRow[] {
  const runs: RunRow[] = [];
  for (const date of daysOf(window)) {
    const day = date.toString();
    const seasons = [1, 2, 3, 4, 5, 6, 7].map((home) => seasonOfWeek(date, home));
    lines.forEach((line, index) => {
      const season = seasons[line.homeWeekday - 1];
      if (!season || !line.seasons.includes(season)) return;
      if (line.weekdays.includes(date.dayOfWeek)) runs.push({ line: index, day });
    });
  }
  return runs;
}

/** The price level of each day and direction; a week more, for a voyage's later calls. */
export function planLevels(window: Window): LevelRow[] {
  return daysOf({ from: window.from, to: window.to.add({ days: 7 }) }).flatMap((date) =>
    DIRECTIONS.map((direction) => ({
      day: date.toString(),
      direction,
      level: priceLevelBp(date, direction),
    })),
  );
}

function daysOf({ from, to }: Window): Temporal.PlainDate[] {
  const count = from.until(to).days + 1;
  return Array.from({ length: Math.max(0, count) }, (_, days) => from.add({ days }));
}
