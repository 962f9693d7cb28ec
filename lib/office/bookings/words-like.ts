import type { Executor } from "#db/client";
import { slips } from "#lib/port/likeness";

/** A word that stands in some name, and how far it is from the one that was typed: 0 is the same. */
export type LikeWord = { word: string; cost: number };

const most = 12;

/**
 * Words of names that a typed one may mean: itself, those that begin with it, and those it may be a slip of
 * the finger for, the nearest first.
 */
export async function wordsLike(sql: Executor, typed: string): Promise<LikeWord[]> {
  const beyond = `${typed}\u{10FFFF}`;
  const rows = await sql<{ word: string; like: number }[]>`
    (select word, 1 as "like" from booking_word where word = ${typed})
    union
    (select word, 1 from (
      select word from booking_word where word > ${typed} and word < ${beyond} and length(${typed}) > 2 limit 400
    ) begun order by length(word), word limit 10)
    union
    (select word, similarity(word, ${typed}) from booking_word
      where word % ${typed} and abs(length(word) - length(${typed})) <= 4
      order by similarity(word, ${typed}) desc limit 60)`;
  const best = new Map<string, number>();
  for (const { word, like } of rows) {
    const cost = costOf(word, typed, like);
    if (cost !== null) best.set(word, Math.min(cost, best.get(word) ?? cost));
  }
  return [...best]
    .map(([word, cost]) => ({ word, cost }))
    .sort((one, other) => one.cost - other.cost || (one.word < other.word ? -1 : 1))
    .slice(0, most);
}

function costOf(word: string, typed: string, like: number): number | null {
  if (word === typed) return 0;
  if (typed.length > 2 && word.startsWith(typed)) return 1;
  // In three letters any slip makes another name.
  const allowed = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
  const count = slips(typed, word, allowed);
  if (count <= allowed) return 1 + count;
  return like >= 0.55 ? 4 : null;
}
