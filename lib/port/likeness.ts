/**
 * How alike two folded names are, 0 to 1, by the groups of three letters they share: of the whole, or of
 * the shorter within the longer. As pg_trgm counts, but in every script.
 */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const three of one) if (other.has(three)) shared += 1;
  return shared / (one.size + other.size - shared || 1);
}

/** The groups of three letters of a folded name; each word counts two blanks before and one after. */
export function trigrams(folded: string): Set<string> {
  const found = new Set<string>();
  for (const word of folded.split(" ")) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/**
 * Slips of the finger between two names (a letter too many, too few, another, or two swapped), counted up
 * to `most`; more than that answers `most + 1`.
 */
export function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      let least = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (isSame ? 0 : 1),
      );
      const isSwapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) least = Math.min(least, (before[j - 2] as number) + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[other.length] as number, most + 1);
}
