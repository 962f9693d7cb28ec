import type { Temporal } from "temporal-polyfill";

export type Season = "low" | "mid" | "high";
/** Towards Africa, away from it, or neither: summer fills the one, then the other. */
export type Direction = "south" | "north" | "other";

export const DIRECTIONS: readonly Direction[] = ["south", "north", "other"];
const AFRICAN = ["TN", "DZ", "MA"];

/** High from 15 June to 15 September, low from November to March, mid between. */
export function seasonOf(date: Temporal.PlainDate): Season {
  const day = monthDay(date);
  if (day >= 615 && day <= 915) return "high";
  return day >= 401 && day <= 1031 ? "mid" : "low";
}

/** A ship changes its timetable only on the weekday (1 Monday … 7 Sunday) when it is at home. */
export function seasonOfWeek(date: Temporal.PlainDate, homeWeekday: number): Season {
  return seasonOf(date.subtract({ days: (date.dayOfWeek - homeWeekday + 7) % 7 }));
}

export function directionOf(fromPort: string, toPort: string): Direction {
  const from = AFRICAN.includes(fromPort.slice(0, 2));
  const to = AFRICAN.includes(toPort.slice(0, 2));
  if (from === to) return "other";
  return to ? "south" : "north";
}

const SEASON_BP: Record<Season, number> = { low: 8000, mid: 9500, high: 12_000 };
/** Monday to Sunday: weekends cost more, the days before mid-week less. */
const WEEKDAY_BP = [0, -300, -300, 0, 700, 900, 400];

/**
 * A sailing's price in basis points of the tariff: the season, 13,500 from 10 July to 25 August and
 * 11,500 around Christmas, plus the weekday, plus the way that summer's travellers go (south until
 * 10 August, north after it). Always between 7,000 and 16,000.
 */
export function priceLevelBp(date: Temporal.PlainDate, direction: Direction): number {
  const day = monthDay(date);
  const level = baseBp(date) + (WEEKDAY_BP[date.dayOfWeek - 1] ?? 0);
  const southbound = day >= 615 && day <= 810;
  const northbound = day >= 811 && day <= 915;
  let flow = 0;
  if (southbound) flow = { south: 1200, north: -800, other: 0 }[direction];
  if (northbound) flow = { south: -800, north: 1200, other: 0 }[direction];
  return Math.min(16_000, Math.max(7000, level + flow));
}

function baseBp(date: Temporal.PlainDate): number {
  const day = monthDay(date);
  if (day >= 710 && day <= 825) return 13_500;
  if (day >= 1218 || day <= 104) return 11_500;
  return SEASON_BP[seasonOf(date)];
}

function monthDay(date: Temporal.PlainDate): number {
  return date.month * 100 + date.day;
}
