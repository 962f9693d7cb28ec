import type { Sql } from "#db/client";
import { mostCounted } from "../rows";
import type { BookingFilters, Part } from "./booking-filters";
import { type LikeWord, wordsLike } from "./words-like";

/** Bookings of one word of a name, where several words narrow it down. */
const mostOfWord = 60_000;
/** And of a word that isn't the one that was typed. */
const mostOfLike = 5_000;
/** So few have their other words looked up one by one. */
const few = 3_000;

/** Bookings with names that meet every word, or one like it, the nearest first; null where a word is like none. */
export async function namedBy(
  sql: Sql,
  words: string[],
  filters: BookingFilters,
): Promise<{ part: Part } | null> {
  const likes = await Promise.all(words.map((word) => wordsLike(sql, word)));
  if (likes.length === 0 || likes.some((like) => like.length === 0)) return null;
  const newest = filters.sort === "created" ? sql`` : sql`desc`;
  const most = mostCounted + 1;
  const [alone] = likes;
  if (alone && likes.length === 1) {
    return {
      part: sql`
        select booking_id as id, created_at, min(cost)::int as rank
        from (${metBy(sql, alone, newest, most)}) met group by 1, 2 order by 3, 2 ${newest} limit ${most}`,
    };
  }
  const rarest = await rarestOf(sql, likes);
  if (rarest) {
    const others = likes.filter((like) => like !== rarest);
    const costs = others.map(
      (like) => sql`(
        select min(g.cost) from unnest(${like.map(({ word }) => word)}::text[], ${like.map(({ cost }) => cost)}::int[]) g(word, cost)
        where exists (select 1 from booking_term t
          where t.term = g.word and t.created_at = met.created_at and t.booking_id = met.booking_id))`,
    );
    const sum = costs.reduce((all, cost) => sql`${all} + ${cost}`, sql`min(met.cost)`);
    return {
      part: sql`
        select id, created_at, rank::int from (
          select met.booking_id as id, met.created_at, ${sum} as rank
          from (${metBy(sql, rarest, newest, few)}) met group by 1, 2
        ) all_met where rank is not null order by 3, 2 ${newest} limit ${most}`,
    };
  }
  const groups = likes.map(
    (like, group) =>
      sql`select ${group}::int as word_group, m.* from (${metBy(sql, like, newest, mostOfWord)}) m`,
  );
  const all = groups.reduce((before, one) => sql`${before} union all ${one}`);
  return {
    part: sql`
      select id, created_at, sum(cost)::int as rank from (
        select booking_id as id, created_at, word_group, min(cost) as cost from (${all}) met group by 1, 2, 3
      ) of_words
      group by 1, 2 having count(*) = ${likes.length} order by 3, 2 ${newest} limit ${most}`,
  };
}

/** The newest bookings under each of these words. */
function metBy(sql: Sql, like: LikeWord[], newest: Part, most: number): Part {
  return sql`
    select t.booking_id, t.created_at, g.cost
    from unnest(${like.map(({ word }) => word)}::text[], ${like.map(({ cost }) => cost)}::int[]) g(word, cost)
    cross join lateral (
      select booking_id, created_at from booking_term where term = g.word
      order by created_at ${newest} limit case g.cost when 0 then ${most}::int else ${Math.min(most, mostOfLike)}::int end
    ) t`;
}

/** The word that the fewest bookings meet, if these are few; null if all words are common ones. */
async function rarestOf(sql: Sql, likes: LikeWord[][]): Promise<LikeWord[] | null> {
  const counts = await Promise.all(
    likes.map(async (like) => {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int as count from (
          select 1 from booking_term where term = any (${like.map(({ word }) => word)}::text[]) limit ${few + 1}) m`;
      return row?.count ?? 0;
    }),
  );
  const least = Math.min(...counts);
  return least <= few ? (likes[counts.indexOf(least)] ?? null) : null;
}
