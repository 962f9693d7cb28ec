import { foldName } from "#lib/port/fold-name";

/** Letters of other scripts by the Latin ones they sound most like: one letter at a time, without vowels that aren't written. */
const sounds: Record<string, string> = {
  ...letters(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئپچژگڤ",
    "a b t th j h kh d dh r z s ch s d t z a gh f k k l m n h w y a a a a w y p tch j g v",
  ),
  ...letters("αβγδεζηθικλμνξοπρστυφχψω", "a v g d e z i th i k l m n x o p r s t y f ch ps o"),
  ...letters(
    "абвгдежзийклмнопрстуфхцчшщъыьэюяђјљњћџіїє",
    "a b v g d e zh z i y k l m n o p r s t u f h c ch sh sht a y - e yu ya d j lj nj c dz i yi ye",
  ),
};
const foreign = new RegExp(`[${Object.keys(sounds).join("")}]`, "gu");
/** A longer word is nobody's name. */
const longest = 40;

function letters(from: string, to: string): Record<string, string> {
  const written = to.split(" ");
  return Object.fromEntries(
    [...from].map((letter, at) => [letter, written[at]?.replace("-", "") ?? ""]),
  );
}

/**
 * The words of a name as they are looked up: folded (no case, no accents, no vowel signs), letters of Arabic,
 * Greek and Cyrillic by Latin ones, each word once. "D'Angelo" is both "d" and "angelo", and "dangelo".
 */
export function nameTerms(text: string): string[] {
  const joined = text.replace(/(?<=\p{L})['’ʼ`](?=\p{L})/gu, "");
  const found = new Set<string>();
  for (const name of joined === text ? [text] : [text, joined]) {
    for (const word of foldName(name).split(" ")) {
      const latin = word.replace(foreign, (letter) => sounds[letter] ?? "").slice(0, longest);
      if (latin) found.add(latin);
    }
  }
  return [...found];
}
