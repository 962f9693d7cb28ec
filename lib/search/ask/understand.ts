import type { NameIndex } from "#lib/port/name-index";
import { type KnownPlace, placeInLanguage } from "#lib/port/place";
import { readDates } from "./dates";
import { readParty } from "./party";
import { settlePlaces, takeLikeNames, takeNames } from "./places";
import { Line } from "./tokens";
import type { Doubt, Understood } from "./understood";
import { directWords, fillers } from "./words";

type Settings = {
  index: NameIndex;
  /** YYYY-MM-DD. */
  today: string;
  language: "en" | "fr";
};

/**
 * Reads a line such as "Tunis Marseille 25 December 2 adults camper", in English, French and what of
 * Italian and Spanish such lines are made of. Nothing is guessed in silence: what was taken one way and
 * may mean another is in `doubts`, what was not understood in `unread`. Reads at most 200 characters;
 * pure.
 */
export function understand(text: string, { index, today, language }: Settings): Understood {
  const line = new Line(text);
  const doubts: Doubt[] = [];
  const named = takeNames(line, index, language, doubts);
  const dates = readDates(line, { today, mayBeMonthFirst: language === "en" });
  const party = readParty(line);
  const direct = takeDirect(line);
  const wanted = Math.max(0, 2 - named.length);
  const like =
    wanted > 0 ? takeLikeNames(line, index, { language, wanted }, doubts) : ([] as typeof named);
  const { beyond, ...places } = settlePlaces([...named, ...like], line);
  const inLanguage = (place: KnownPlace | null) => place && placeInLanguage(place, language);
  return {
    from: inLanguage(places.from),
    to: inLanguage(places.to),
    return_from: inLanguage(places.returnFrom),
    date: dates.date,
    return_date: dates.returnDate,
    adults: party.adults,
    children: party.children,
    child_ages: party.child_ages,
    infants: party.infants,
    pets: party.pets,
    vehicle: party.vehicle,
    direct,
    doubts: [...doubts, ...dates.doubts, ...party.doubts],
    unread: [...beyond, ...leftOver(line)],
  };
}

function takeDirect(line: Line): boolean {
  let isDirect = false;
  for (let at = 0; at < line.length; at += 1) {
    const isWithout = line.key(at) === "sans" && ["escale", "escales"].includes(line.key(at + 1));
    if (!directWords.has(line.key(at)) && !isWithout) continue;
    isDirect = true;
    line.take(at, at + (isWithout ? 2 : 1));
  }
  return isDirect;
}

/** Words and numbers that nothing was made of, as they stand together. */
function leftOver(line: Line): string[] {
  const texts: string[] = [];
  let start = -1;
  for (let at = 0; at <= line.length; at += 1) {
    const token = line.tokens[at];
    const isOpen = line.isFree(at) && token?.kind !== "sign" && !fillers.has(token?.key ?? "");
    if (isOpen && start < 0) start = at;
    if (!isOpen && start >= 0) {
      texts.push(line.text(start, at));
      start = -1;
    }
  }
  return texts;
}
