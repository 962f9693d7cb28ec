import type { Line } from "./tokens";
import type { AskedVehicle, Doubt } from "./understood";
import {
  type AskedShape,
  ageWords,
  heightWords,
  numbers,
  people,
  roofWords,
  towed,
  vehiclePhrases,
  vehicles,
  type Who,
} from "./words";

export type ReadParty = {
  adults: number;
  children: number;
  child_ages: number[];
  infants: number;
  pets: number;
  vehicle: AskedVehicle | null;
  doubts: Doubt[];
};

/** Ages in whole years that pay as an infant, and from which somebody is an adult: what most operators say. */
const infantMost = 3;
const adultLeast = 12;
const mostPassengers = 9;
const mostPets = 4;

/** Finds who and what travels, and takes those tokens. */
export function readParty(line: Line): ReadParty {
  const counts: Record<Who, number> = { adults: 0, children: 0, infants: 0, pets: 0 };
  const ages: number[] = [];
  const doubts: Doubt[] = [];
  let isCounted = false;
  for (let at = 0; at < line.length; at += 1) {
    const who = people.get(line.key(at));
    if (!who) continue;
    const before = countBefore(line, at);
    counts[who] += before ? before.count : 1;
    if (who === "adults") isCounted = true;
    line.take(before ? before.at : at, at + 1);
    if (who === "children") ages.push(...agesAfter(line, at + 1));
  }
  const alone = wordAt(line, ["alone", "solo", "sola", "seul", "seule"]);
  const couple = wordAt(line, ["couple", "coppia", "pareja"]);
  if (couple || alone) {
    counts.adults += couple ? 2 : 1;
    isCounted = true;
  }
  const vehicle = readVehicle(line, doubts);
  for (const age of ages.slice(0, counts.children)) {
    if (age > infantMost && age < adultLeast) continue;
    counts.children -= 1;
    counts[age <= infantMost ? "infants" : "adults"] += 1;
  }
  if (!isCounted) {
    counts.adults += 1;
    if (counts.children + counts.infants > 0 || vehicle) doubts.push({ what: "adults_assumed" });
  }
  const passengers = counts.adults + counts.children + counts.infants;
  if (passengers > mostPassengers || counts.pets > mostPets) doubts.push({ what: "too_many" });
  const between = ages.filter((age) => age > infantMost && age < adultLeast);
  return {
    adults: Math.min(counts.adults, mostPassengers),
    children: Math.min(counts.children, mostPassengers - 1),
    child_ages: between.slice(0, counts.children),
    infants: Math.min(counts.infants, mostPassengers - 1),
    pets: Math.min(counts.pets, mostPets),
    vehicle,
    doubts,
  };
}

/** "2 adults", "two small children": the number in front. */
function countBefore(line: Line, at: number): { count: number; at: number } | null {
  const near = ["small", "young", "petit", "petits", "piccoli"].includes(line.key(at - 1)) ? 2 : 1;
  const count = line.number(at - near) ?? numbers.get(line.key(at - near)) ?? null;
  // A date's or a length's number is taken, or far too large.
  return count === null || count > 99 ? null : { count, at: at - near };
}

/** "8 ans", "(8)", "aged 8 and 5", "de 8 et 5 ans": the ages of the children just named. */
function agesAfter(line: Line, start: number): number[] {
  let at = start;
  const skip = new Set([
    "(",
    ",",
    ":",
    "de",
    "of",
    "aged",
    "age",
    "ages",
    "agee",
    "agees",
    "di",
    "-",
  ]);
  let isSaid = false;
  while (at < start + 3 && skip.has(line.key(at))) {
    isSaid ||= line.key(at) === "(" || ageWords.has(line.key(at));
    at += 1;
  }
  const ages: number[] = [];
  let end = at;
  while (ages.length < mostPassengers) {
    const age = line.number(end);
    if (age === null || age > 17) break;
    ages.push(age);
    end += 1;
    const isMore = ["and", "et", "e", "y", ",", "&", "+", "/"].includes(line.key(end));
    if (isMore && line.number(end + 1) !== null && !people.has(line.key(end + 2))) end += 1;
    else break;
  }
  if (ages.length === 0) return [];
  let after = end;
  while (
    after < end + 4 &&
    (ageWords.has(line.key(after)) || [")", "-"].includes(line.key(after)))
  ) {
    isSaid = true;
    after += 1;
  }
  if (!isSaid) return [];
  line.take(start, after);
  return ages;
}

function wordAt(line: Line, words: string[]): boolean {
  for (let at = 0; at < line.length; at += 1) {
    if (line.isWord(at) && words.includes(line.key(at))) {
      line.take(at, at + 1);
      return true;
    }
  }
  return false;
}

function readVehicle(line: Line, doubts: Doubt[]): AskedVehicle | null {
  const shapes: AskedShape[] = [];
  let behind: AskedVehicle["behind"] = null;
  let hasRoof = false;
  for (let at = 0; at < line.length; at += 1) {
    const phrase = vehiclePhrases.find(([words]) =>
      words.every((word, index) => line.key(at + index) === word),
    );
    const shape = phrase?.[1] ?? vehicles.get(line.key(at));
    if (shape) {
      const count = line.number(at - 1) ?? numbers.get(line.key(at - 1)) ?? 1;
      if (count !== 1) doubts.push({ what: "one_vehicle" });
      const isNumber = line.number(at - 1) !== null || numbers.has(line.key(at - 1));
      line.take(isNumber ? at - 1 : at, at + (phrase?.[0].length ?? 1));
      shapes.push(shape);
    }
    const tow = towed.get(line.key(at));
    if (tow) {
      behind = tow;
      line.take(at, at + 1);
    }
    if (roofWords.has(line.key(at)) || (line.key(at) === "roof" && line.key(at + 1) === "box")) {
      hasRoof = true;
      line.take(at, at + (line.key(at) === "roof" ? 2 : 1));
    }
  }
  const sizes = readSizes(line);
  if (shapes.length > 1) doubts.push({ what: "one_vehicle" });
  const shape = shapes[0] ?? (behind ? "car" : undefined);
  if (!shape) return null;
  return { shape, behind, hasRoof, ...sizes };
}

/** "7 m", "7.5m", "7 x 2,9 m", "2.9 m high": lengths and heights in metres, as centimetres. */
function readSizes(line: Line): Pick<AskedVehicle, "length_cm" | "height_cm"> {
  const sizes: { cm: number; isHeight: boolean }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const size = metresAt(line, at);
    if (!size) continue;
    let end = at + size.length;
    const isX = ["x", "×", "*"].includes(line.key(end));
    const isUnit = ["m", "metres", "meters", "metre", "meter", "metri", "metros"].includes(
      line.key(end),
    );
    if (!isX && !isUnit) continue;
    if (isUnit) end += 1;
    // "7m20".
    const more = isUnit && line.number(end) !== null ? (line.number(end) as number) : 0;
    const hasMore = more > 9 && more < 100 && !people.has(line.key(end + 1));
    if (hasMore) end += 1;
    const isHigh = (place: number) =>
      heightWords.has(line.key(place)) ||
      (line.key(place) === "de" && heightWords.has(line.key(place + 1)));
    const isHeight = isHigh(end) || heightWords.has(line.key(at - 1));
    sizes.push({ cm: size.cm + (hasMore ? more : 0), isHeight });
    if (isX || ["x", "×"].includes(line.key(end))) end += 1;
    else if (isHigh(end)) end += line.key(end) === "de" ? 2 : 1;
    else if (["long", "length", "longueur", "lungo", "largo"].includes(line.key(end))) end += 1;
    line.take(heightWords.has(line.key(at - 1)) ? at - 1 : at, end);
    at = end - 1;
  }
  const within = ({ cm }: { cm: number }) => cm >= 50 && cm <= 2_500;
  const known = sizes.filter(within);
  const height = known.find(({ isHeight }) => isHeight) ?? null;
  const [length, next] = known.filter(({ isHeight }) => !isHeight);
  return {
    length_cm: length?.cm ?? null,
    height_cm: height?.cm ?? (next && next.cm <= 500 ? next.cm : null),
  };
}

/** "7", "7.5", "2,90" at a place, in centimetres; 30 m is longer than anything that goes on board. */
function metresAt(line: Line, at: number): { cm: number; length: number } | null {
  const whole = line.number(at);
  if (whole === null || whole > 30) return null;
  const part = [".", ","].includes(line.key(at + 1)) ? line.number(at + 2) : null;
  const digits = line.tokens[at + 2]?.key ?? "";
  if (part === null || digits.length > 2) return { cm: whole * 100, length: 1 };
  return { cm: whole * 100 + (digits.length === 1 ? part * 10 : part), length: 3 };
}
