import type { Executor } from "#db/client";
import { foldName } from "#lib/port/fold-name";
import { nameIndex } from "#lib/port/name-index";
import { placesLike } from "#lib/port/search-ports";
import { fleet } from "#lib/voyage/fleet";

/** Which sailings a text means: those of these vessels, and those between these ports. */
export type NamedCrossings = { vessels: number[]; pairs: { from: string; to: string }[] };
type Pair = NamedCrossings["pairs"][number];

/** As good as a whole name, its beginning, or one slip of the finger. */
const leastScore = 2.4;

/**
 * The sailings that a text names: a vessel ("Carthage"), a port either way ("Tunis"), or two ports
 * ("Tunis Marseille", "Marseille to Tunis": in that direction). Forgives accents and a slip. Nothing where it
 * names none.
 */
export async function namedCrossings(executor: Executor, text: string): Promise<NamedCrossings> {
  const asked = foldName(text);
  const [index, vessels, pairs] = await Promise.all([
    nameIndex(executor),
    fleet(executor),
    executor<Pair[]>`select from_port as from, to_port as to from route`,
  ]);
  const portsOf = (words: string) =>
    new Set(
      placesLike(index, words)
        .filter(({ score }) => score >= leastScore)
        .flatMap(({ place }) => place.ports.map(({ code }) => code)),
    );
  const ids = vessels.flatMap(({ id, name }) => (foldName(name).includes(asked) ? id : []));
  const ports = portsOf(asked);
  const touched = pairs.filter(({ from, to }) => ports.has(from) || ports.has(to));
  if (asked === "" || ids.length > 0 || touched.length > 0) {
    return { vessels: asked === "" ? [] : ids, pairs: touched };
  }
  return { vessels: [], pairs: betweenTwo(asked, pairs, portsOf) };
}

/** Of all ways to take the words apart, those in which both halves name ports of a crossing. */
function betweenTwo(asked: string, pairs: Pair[], portsOf: (words: string) => Set<string>): Pair[] {
  const words = asked.split(" ").filter((word) => word !== "to");
  for (let at = 1; at < words.length; at += 1) {
    const from = portsOf(words.slice(0, at).join(" "));
    const to = portsOf(words.slice(at).join(" "));
    const found = pairs.filter((pair) => from.has(pair.from) && to.has(pair.to));
    if (found.length > 0) return found;
  }
  return [];
}
