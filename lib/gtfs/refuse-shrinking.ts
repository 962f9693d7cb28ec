import type { Tx } from "#db/client";
import { FeedRefused } from "./feed-refused";

/** Fewer than this many may go from one edition to the next without anybody's word. */
const fewSold = 10;

/**
 * An edition that leaves out more than half of what we sell of its timetable is far more often broken than
 * true, and opening again what was closed is work by hand: it is refused until a person says that it is
 * meant. So is one in which nothing sails any more. What only stands in the timetable may come and go. Throws FeedRefused.
 */
export async function refuseShrinking(tx: Tx): Promise<void> {
  const [left] = await tx<{ sold: number; gone: number; ahead: number; sails: boolean }[]>`
    select count(*) filter (where is_sold)::int as sold, count(*) filter (where is_sold and not found)::int as gone,
      count(*)::int as ahead, exists (select 1 from p_voyage) as sails
    from (
      select o.found, exists (
        select 1 from sailing s where s.voyage_id = o.voyage_id and s.status in ('open', 'closed')) as is_sold
      from p_old o where o.ahead and o.spoken_of and o.gone_at is null) o`;
  if (!left) return;
  const { sold, gone, ahead, sails } = left;
  const unlessMeant = "import it by hand with --fewer if that is meant";
  const refuse = (says: string) => new FeedRefused([{ file: "trips.txt", says }]);
  if (ahead > 0 && !sails) throw refuse(`no ferry sails any more; ${unlessMeant}`);
  if (gone >= fewSold && gone * 2 > sold) {
    throw refuse(`${gone} of the ${sold} voyages ahead that we sell are left out; ${unlessMeant}`);
  }
}
