import type { Sql } from "#db/client";
import { mostCounted } from "../rows";
import { type BookingFilters, byDeparture, isNarrowed, type Part } from "./booking-filters";
import { wordsLike } from "./words-like";

/** Bookings that are looked at for one question: of more, the newest. */
export const mostLookedAt = 20_000;
/** Bookings of one word of a name, where several words narrow it down. */
const mostOfWord = 60_000;
/** And of a word that isn't the one that was typed. */
const mostOfLike = 5_000;

/** Bookings with names that meet every word, or one like it, the nearest first; null where a word is like none. */
export async function namedBy(
  sql: Sql,
  words: string[],
  filters: BookingFilters,
): Promise<{ part: Part } | null> {
  const likes = await Promise.all(words.map((word) => wordsLike(sql, word)));
  if (likes.length === 0 || likes.some((like) => like.length === 0)) return null;
  const most = isNarrowed(filters) || byDeparture(filters) ? mostLookedAt : mostCounted + 1;
  const mostExact = words.length === 1 ? most : mostOfWord;
  const terms = likes.flatMap((like, group) => like.map((one) => ({ ...one, group })));
  const newest = filters.sort === "created" ? sql`` : sql`desc`;
  return {
    part: sql`
      select booking_id, sum(cost)::int as rank from (
        select t.booking_id, t.created_at, g.word_group, min(g.cost) as cost
        from unnest(${terms.map(({ word }) => word)}::text[], ${terms.map(({ group }) => group)}::int[],
          ${terms.map(({ cost }) => cost)}::int[],
          ${terms.map(({ cost }) => (cost > 0 ? mostOfLike : mostExact))}::int[]) g(word, word_group, cost, most)
        cross join lateral (
          select booking_id, created_at from booking_term
          where term = g.word order by created_at ${newest} limit g.most
        ) t
        group by 1, 2, 3
      ) met
      group by booking_id, created_at having count(*) = ${words.length}
      order by 2, created_at ${newest} limit ${most}`,
  };
}
