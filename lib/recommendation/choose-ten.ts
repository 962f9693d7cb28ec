import type { Reason } from "./recommendation";

/** What is known of a candidate that could be booked now. */
export type Choosable = {
  score: number;
  /** From where to where, and the day there. */
  route: string;
  day: string;
  isSameRoute: boolean;
  days: number;
  tie: "same_route" | "looked_at" | "nearby" | "popular";
  affinity: number;
  /** Minor units less than the sailing looked at costs (negative: more); null where that cannot be said. */
  saving: number | null;
  /** What the sailing looked at costs, in minor units. */
  against: number;
};

export const mostRecommended = 10;
const mostBetterDays = 3;
const mostDaysAway = 7;
/** A price is better by so much at least, as a share of what it is held against: not by coins. */
const leastSaving = 0.05;

/** On a route with a ship every hour, the ten would all be of one day. */
const mostOfOneDay = 3;

/**
 * The ten to show of a list, the best first: up to three better days, the greater the saving and the nearer the day
 * the sooner, then the others in their order, not all of one day. Each with its reason.
 */
export function chooseTen<T extends Choosable>(list: T[]): (T & { reason: Reason })[] {
  const ranked = list.toSorted((one, other) => other.score - one.score);
  const worthIt = ranked.filter(isBetterDay).sort((one, other) => worth(other) - worth(one));
  const better = eachAtMost(worthIt, 1).slice(0, mostBetterDays);
  const chosen = new Set(better);
  const rest = ranked.filter((one) => !chosen.has(one));
  const varied = eachAtMost(rest, mostOfOneDay);
  // What there is too much of fills what would stay empty.
  const others = [...new Set([...varied, ...rest])].slice(0, mostRecommended - better.length);
  return [
    ...better.map((one) => ({ ...one, reason: "better_day_better_price" as const })),
    ...others.map((one) => ({ ...one, reason: reasonOf(one) })),
  ];
}

/** Of each route and day only the first so many. */
function eachAtMost<T extends Choosable>(list: T[], most: number): T[] {
  const seen = new Map<string, number>();
  return list.filter(({ route, day }) => {
    const count = (seen.get(`${route} ${day}`) ?? 0) + 1;
    seen.set(`${route} ${day}`, count);
    return count <= most;
  });
}

function isBetterDay({ isSameRoute, saving, against, days }: Choosable): boolean {
  if (!isSameRoute || saving === null || Math.abs(days) > mostDaysAway) return false;
  return saving > 0 && saving >= against * leastSaving;
}

/** Each day further away takes its share off a saving. */
function worth({ saving, days }: Choosable): number {
  return (saving ?? 0) / (2 + Math.abs(days));
}

function reasonOf({ affinity, tie }: Choosable): Reason {
  if (affinity > 0 || tie === "looked_at") return "also_looked_at";
  if (tie === "same_route") return "other_day";
  return tie === "nearby" ? "nearby_route" : "popular_from_port";
}
