import type { Candidate } from "./find-candidates";

/**
 * How much each thing says; found on a simulated population (evaluation/), other than the one that it is
 * judged by. A day more or less on one's route weighs as much as another route looked at by nearly all.
 */
const weights = { affinity: 3, daysReach: 2.5, hoursReach: 10, sought: 0.05 };

/** How well a candidate goes with the sailing it was found for; comparable among the candidates of one or several sailings. */
export function scoreOf({ affinity, route_score, days, hours, sought }: Candidate): number {
  const nearness = Math.exp(-Math.abs(days) / weights.daysReach - hours / weights.hoursReach);
  return weights.affinity * affinity + route_score * nearness + weights.sought * sought * nearness;
}

/** Candidates by their scores, the best first; of equal ones always the same. */
export function rankCandidates(candidates: Candidate[]): (Candidate & { score: number })[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate) }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}

/** What an earlier look counts beside the one after it. */
const fading = 0.5;

/**
 * One list out of several, each of a sailing that was looked at, the latest first: what suits several of them
 * comes before what suits one. What was looked at itself is left out.
 */
export function blend<T extends { id: string; score: number }>(
  lists: T[][],
  lookedAt: ReadonlySet<string>,
): T[] {
  const found = new Map<string, T>();
  lists.forEach((list, age) => {
    for (const one of list) {
      if (lookedAt.has(one.id)) continue;
      const known = found.get(one.id);
      const score = (known?.score ?? 0) + one.score * fading ** age;
      found.set(one.id, { ...(known ?? one), score });
    }
  });
  return [...found.values()].sort((one, other) => other.score - one.score);
}
