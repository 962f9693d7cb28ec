/** Letters that Unicode does not take apart, and spellings of one sound that Arabic keyboards mix. */
const alike: Record<string, string> = {
  ß: "ss",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  æ: "ae",
  œ: "oe",
  ı: "i",
  þ: "th",
  ς: "σ",
  ة: "ه",
  ى: "ي",
  ٱ: "ا",
  ک: "ك",
  ی: "ي",
};
const apart = new RegExp(`[${Object.keys(alike).join("")}]`, "g");

/**
 * A name as it is compared: no case, no accents, no vowel signs, words with one space between. In every
 * script, and the same on every machine, which a database's own folding is not.
 */
export function foldName(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .toLowerCase()
    .replace(apart, (letter) => alike[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
