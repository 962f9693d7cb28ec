import type { IndexedPlace, NameIndex } from "#lib/port/name-index";
import type { KnownPort } from "#lib/port/port";
import { placesLike } from "#lib/port/search-ports";
import { fillers, fromWords, toWords } from "#lib/search/ask/words";

type Pair = { from: KnownPort; to: KnownPort; score: number };
type Likely = { place: IndexedPlace["place"]; score: number };

/** More words are no two names; each that is no name is looked for by likeness, which costs. */
const mostWords = 8;
/** Of each end the likeliest readings, and of a group its ports. */
const mostReadings = 3;
/** Less is a likeness that two names at once would make of nearly anything. */
const leastScore = 2;

/**
 * Two ports that a folded text may name one after the other, with or without little words ("ferry from genoa to
 * palermo"), with how sure both are: the less sure of the two counts. A group stands for each of its ports.
 */
export function namesOfPair(index: NameIndex, asked: string): Pair[] {
  const words = asked.split(" ").slice(0, mostWords);
  const known = new Map<string, Likely[]>();
  const readings = (part: string[]): Likely[] => {
    const text = bare(part).join(" ");
    if (text === "") return [];
    const before = known.get(text);
    if (before) return before;
    const whole = (index.byKey.get(text) ?? []).map(({ place }) => ({ place, score: 5 }));
    const found = whole.length > 0 ? whole : text.length > 2 ? placesLike(index, text) : [];
    const likely = found.filter(({ score }) => score >= leastScore).slice(0, mostReadings);
    known.set(text, likely);
    return likely;
  };
  const pairs: Pair[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const ends = [readings(words.slice(0, at)), readings(words.slice(at))] as const;
    for (const one of ends[0]) {
      for (const other of ends[1]) pairs.push(...pairsOf(one, other));
    }
  }
  return pairs;
}

function pairsOf(one: Likely, other: Likely): Pair[] {
  const isGroup = one.place.kind !== "port" || other.place.kind !== "port";
  const score = Math.min(one.score, other.score) - (isGroup ? 0.25 : 0);
  return one.place.ports.flatMap((from) =>
    other.place.ports.filter(({ code }) => code !== from.code).map((to) => ({ from, to, score })),
  );
}

const beside = new Set(["ferry", "ferries", "traghetto", "traghetti", "boat", "bateau", "fahre"]);

/** The words of a name without those before and after it that name nothing. */
function bare(words: string[]): string[] {
  const isLittle = (word: string | undefined) =>
    word !== undefined &&
    (beside.has(word) || fillers.has(word) || fromWords.has(word) || toWords.has(word));
  let [first, last] = [0, words.length];
  // What begins a name stays as long as it is all that is left: "La" of "La Goulette" is tried both ways.
  while (first < last - 1 && isLittle(words[first])) first += 1;
  while (last > first + 1 && isLittle(words[last - 1])) last -= 1;
  return words.slice(first, last).filter((word, _, all) => all.length > 1 || !isLittle(word));
}
