import { foldName } from "#lib/port/fold-name";
import type { IndexedPlace, NameIndex } from "#lib/port/name-index";
import { type KnownPlace, placeInLanguage } from "#lib/port/place";
import { placesLike } from "#lib/port/search-ports";
import type { Line } from "./tokens";
import type { Doubt } from "./understood";
import { fillers, fromWords, returnWords, toWords } from "./words";

type Found = { at: number; place: KnownPlace; role: "from" | "to" | "back" | null };

export type ReadPlaces = {
  from: KnownPlace | null;
  to: KnownPlace | null;
  returnFrom: KnownPlace | null;
  doubts: Doubt[];
  /** Places beyond those that a journey has, as they were written. */
  beyond: string[];
};

/** No name has more words and signs. */
const longestName = 7;
/** Looking for likeness costs; so often at most in one line. */
const mostLooks = 10;

/** Finds places by their whole names and takes those tokens. */
export function takeNames(
  line: Line,
  index: NameIndex,
  language: string,
  doubts: Doubt[],
): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const match = nameAt(line, at, index);
    if (!match) continue;
    const [first, ...others] = match.places;
    if (!first) continue;
    tellOthers(line.text(at, at + match.length), first, others, language, doubts);
    found.push({ at, place: first.place, role: roleOf(line, at) });
    line.take(at, at + match.length);
  }
  return found;
}

function nameAt(
  line: Line,
  at: number,
  { byKey }: NameIndex,
): { places: IndexedPlace[]; length: number } | null {
  if (!line.isWord(at)) return null;
  for (let length = Math.min(longestName, line.length - at); length > 0; length -= 1) {
    const end = at + length;
    if (!line.isWord(end - 1)) continue;
    if (!Array.from({ length }, (_, step) => line.isFree(at + step)).every(Boolean)) continue;
    const key = foldName(line.text(at, end));
    // "de", "la", "bar": what little words mean is not a port, unless they are all that is there.
    if (length === 1 && (key.length < 3 || fillers.has(key))) continue;
    const places = byKey.get(key) ?? codePlace(line, at, length, byKey);
    if (places) return { places: sorted(places), length };
  }
  return null;
}

/** FRMRS. */
function codePlace(
  line: Line,
  at: number,
  length: number,
  byKey: NameIndex["byKey"],
): IndexedPlace[] | null {
  const key = line.key(at);
  if (length !== 1 || key.length !== 5) return null;
  for (const places of byKey.values()) {
    const port = places.find(
      ({ place }) => place.kind === "port" && place.code.toLowerCase() === key,
    );
    if (port) return [port];
  }
  return null;
}

/** Of several with one name the one with most routes; a port before the country of its name. */
function sorted(places: IndexedPlace[]): IndexedPlace[] {
  const kinds = ["port", "group", "country"];
  return places.toSorted(
    (one, other) =>
      kinds.indexOf(one.place.kind) - kinds.indexOf(other.place.kind) || other.routes - one.routes,
  );
}

/** Finds places in what is left over by likeness, and says so. */
export function takeLikeNames(
  line: Line,
  index: NameIndex,
  { language, wanted }: { language: string; wanted: number },
  doubts: Doubt[],
): Found[] {
  const found: Found[] = [];
  let looks = 0;
  for (let at = 0; at < line.length && found.length < wanted; at += 1) {
    for (let length = 3; length > 0; length -= 1) {
      const isOpen = Array.from({ length }, (_, step) => line.isWord(at + step)).every(Boolean);
      const key = isOpen ? foldName(line.text(at, at + length)) : "";
      if (key.length < 4 || fillers.has(line.key(at)) || looks >= mostLooks) continue;
      looks += 1;
      const [best, ...others] = placesLike(index, key).filter(({ score }) => score > 2);
      if (!best) continue;
      const text = line.text(at, at + length);
      const alike = others.filter(({ score }) => score >= best.score).slice(0, 3);
      doubts.push({
        what: "place",
        text,
        place: placeInLanguage(best.place, language),
        others: alike.map(({ place }) => placeInLanguage(place, language)),
      });
      found.push({ at, place: best.place, role: roleOf(line, at) });
      line.take(at, at + length);
      break;
    }
  }
  return found;
}

/** Which end a place is by the word before it: "from", "to", "back from". */
function roleOf(line: Line, at: number): Found["role"] {
  let before = at - 1;
  while (
    before >= 0 &&
    ["the", "la", "le", "l", "'", "’", "il", "el"].includes(line.tokens[before]?.key ?? "")
  ) {
    before -= 1;
  }
  const key = line.tokens[before]?.key ?? "";
  const isBack = [1, 2].some((step) => {
    const word = line.tokens[before - step + 1]?.key ?? "";
    return returnWords.has(word) && !["aller", "andata", "ida"].includes(word);
  });
  const isFrom = fromWords.has(key);
  if (isBack && isFrom) return "back";
  if (isFrom) return "from";
  if (toWords.has(key) || key === ">" || key === "→") return "to";
  return null;
}

/** Which of the places is which: as the words before them say, the others in their order. */
export function settlePlaces(found: Found[], line: Line): Omit<ReadPlaces, "doubts"> {
  const inOrder = found.toSorted((one, other) => one.at - other.at);
  const take = (test: (one: Found) => boolean) => {
    const at = inOrder.findIndex(test);
    return at < 0 ? null : (inOrder.splice(at, 1)[0]?.place ?? null);
  };
  const returnFrom = take(({ role }) => role === "back");
  let from = take(({ role }) => role === "from");
  let to = take(({ role }) => role === "to");
  from ??= take(() => true);
  to ??= take(() => true);
  return { from, to, returnFrom, beyond: inOrder.map(({ at }) => line.tokens[at]?.text ?? "") };
}

function tellOthers(
  text: string,
  first: IndexedPlace,
  others: IndexedPlace[],
  language: string,
  doubts: Doubt[],
): void {
  // Tunis and, in Croatian, the country it lies in: the port is the nearer meaning.
  const apart = others.filter(
    ({ place }) => !first.place.ports.every((port) => place.ports.includes(port)),
  );
  if (apart.length === 0) return;
  doubts.push({
    what: "place",
    text,
    place: placeInLanguage(first.place, language),
    others: apart.slice(0, 3).map(({ place }) => placeInLanguage(place, language)),
  });
}
