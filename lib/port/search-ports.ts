import type { Executor } from "#db/client";
import { foldName } from "./fold-name";
import { likeness, slips, trigrams } from "./likeness";
import { type IndexedName, type IndexedPlace, type NameIndex, nameIndex } from "./name-index";
import { type Place, placeInLanguage } from "./place";

/** Longer texts name no place. */
const longestQuery = 80;

/**
 * Ports, groups of ports and countries that `q` may mean, in any language we have names for, forgiving
 * typos and accents: the code, whole names, beginnings of names, beginnings of words, slips of the
 * finger, then likeness. An empty `q` gives the ports with the most routes. Names are in `language`,
 * falling back to English. Throws `service_unavailable`.
 */
export async function searchPorts(
  executor: Executor,
  q: string,
  language: string,
  limit: number,
): Promise<Place[]> {
  const index = await nameIndex(executor);
  const asked = foldName(q.slice(0, longestQuery));
  const isEmpty = q.replaceAll("\0", "").trim() === "";
  const found = isEmpty ? index.popular : placesLike(index, asked).map(({ place }) => place);
  return found.slice(0, limit).map((place) => placeInLanguage(place, language));
}

/** From 6 for a code over 5 for a whole name and 2 to 3 for a few slips down to 1 for mere likeness. */
export type LikePlace = IndexedPlace & { score: number };

const kinds = ["port", "group", "country"];

/** Places by how well a folded text names them, best first. */
export function placesLike({ names }: NameIndex, asked: string): LikePlace[] {
  if (asked === "") return [];
  const threes = trigrams(asked);
  const best = new Map<string, LikePlace>();
  for (const name of names) {
    const score = scoreOf(name, asked, threes);
    const { place, routes } = name;
    const known = best.get(place.slug);
    if (score > 0 && !(known && known.score >= score))
      best.set(place.slug, { place, routes, score });
  }
  return [...best.values()].sort(
    (one, other) =>
      other.score - one.score ||
      kinds.indexOf(one.place.kind) - kinds.indexOf(other.place.kind) ||
      other.routes - one.routes ||
      (one.place.name < other.place.name ? -1 : 1),
  );
}

/** As pg_trgm has it. */
const leastLikeness = 0.3;

function scoreOf(
  { key, threes, place }: IndexedName,
  asked: string,
  askedThrees: Set<string>,
): number {
  if (place.code.toLowerCase() === asked) return 6;
  if (key === asked) return 5;
  if (key.startsWith(asked)) return 4;
  if (key.includes(` ${asked}`)) return 3;
  // In three letters any slip makes another word.
  const most = asked.length < 4 ? 0 : asked.length < 7 ? 1 : 2;
  const count = most > 0 ? slips(asked, key, most) : 1;
  if (count <= most) return 2 + 1 / (1 + count);
  const like = likeness(askedThrees, threes);
  return like >= leastLikeness ? 1 + like : 0;
}
