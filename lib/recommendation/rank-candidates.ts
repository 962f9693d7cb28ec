import type { Candidate } from "./find-candidates";

/**
 * How much each thing says; found on a simulated population (evaluation/, seed 3), other than those it is judged by.
 * Days and hours are what they must be away to count about a third; a route that people look at together with this
 * one counts for twice its cosine, at most like the route itself.
 */
const weights = { affinity: 3, daysReach: 1.5, hoursReach: 20, sought: 0.02, lookedAt: 2 };

/** How well a candidate goes with the sailing it was found for; comparable among the candidates of one or several sailings. */
export function scoreOf({ affinity, tie, route_score, days, hours, sought }: Candidate): number {
  const nearness = Math.exp(-Math.abs(days) / weights.daysReach - hours / weights.hoursReach);
  const route = tie === "looked_at" ? Math.min(1, weights.lookedAt * route_score) : route_score;
  return weights.affinity * affinity + (route + weights.sought * sought) * nearness;
}

/** Candidates by their scores, the best first; of equal ones always the same. */
export function rankCandidates(candidates: Candidate[]): (Candidate & { score: number })[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate) }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}

/** What an earlier look counts beside the one after it. */
const fading = 0.7;

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
