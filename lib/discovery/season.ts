import { Temporal } from "temporal-polyfill";
import type { SailingMonth } from "./read-crossing";

type Month = Pick<SailingMonth, "month" | "sailings">;

/** How often a ship leaves: a day or a week, at least and at most, by whole months. */
export type Frequency = { per: "day" | "week"; least: number; most: number };

/** When in the year ships sail, in months (YYYY-MM), each stretch from its first to its last; null: all year. */
export type Season = { first: string; last: string }[] | null;

/** Of more in a week one thinks by the day. */
const manyAWeek = 14;

/**
 * How often a ship leaves, by the months that lie wholly in what is known (so the first and the last are left
 * out where there are others); null without any sailing.
 */
export function frequencyOf(months: readonly Month[]): Frequency | null {
  const whole = months.length > 2 ? months.slice(1, -1) : months;
  const aWeek = whole.map(
    ({ month, sailings }) => (sailings * 7) / Temporal.PlainYearMonth.from(month).daysInMonth,
  );
  if (aWeek.length === 0) return null;
  const [least, most] = [Math.min(...aWeek), Math.max(...aWeek)];
  if (least >= manyAWeek) {
    return { per: "day", least: Math.round(least / 7), most: Math.round(most / 7) };
  }
  return {
    per: "week",
    least: Math.max(1, Math.round(least)),
    most: Math.max(1, Math.round(most)),
  };
}

/** The stretches of months with sailings; a year without a gap has none. */
export function seasonOf(months: readonly Month[]): Season {
  const stretches: { first: string; last: string }[] = [];
  for (const { month } of months) {
    const open = stretches.at(-1);
    if (open && next(open.last) === month) open.last = month;
    else stretches.push({ first: month, last: month });
  }
  const [only] = stretches;
  const isWhole = stretches.length === 1 && months.length >= 12;
  return isWhole || !only ? null : stretches;
}

function next(month: string): string {
  return Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
}
