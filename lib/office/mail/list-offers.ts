import type { Executor } from "#db/client";
import type { PromotionWords } from "#db/schema/promotion";

export type OfferRow = {
  id: string;
  at: string;
  by: string | null;
  words: Record<"en" | "fr", PromotionWords>;
  due: number;
  sent: number;
  /** Given up, or not wanted any more by then. */
  ended: number;
};
export type Offers = { subscribers: number; offers: OfferRow[] };

/** Who wants offers, counted, and the last offers with how far their mails are. */
export async function listOffers(sql: Executor): Promise<Offers> {
  const [[counted], rows] = await Promise.all([
    sql<{ count: number }[]>`
      select count(*)::int as count from subscriber where confirmed_at is not null and stopped_at is null`,
    sql<(Omit<OfferRow, "at"> & { at: Date })[]>`
      with latest as (select * from promotion order by at desc limit 20)
      select p.id, p.at, a.name as by, p.words, m.due, m.sent, m.ended
      from latest p left join account a on a.id::text = p.published_by
      cross join lateral (
        select count(*) filter (where status = 'due')::int as due, count(*) filter (where status = 'sent')::int as sent,
          count(*) filter (where status = 'dead')::int as ended
        from subscriber_mail where promotion_id = p.id) m
      order by p.at desc`,
  ]);
  return {
    subscribers: counted?.count ?? 0,
    offers: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
  };
}
