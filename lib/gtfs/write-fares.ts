import type { Tx } from "#db/client";
import { decimalsOf } from "#lib/money/money";
import type { Laying } from "./compare-voyages";
import type { FeedNotes } from "./feed-notes";

export type FareCounts = {
  /** Published fares of our routes, and how many of them changed, came or went. */
  fares: number;
  changed_fares: number;
  /** Routes whose tariff the feed keeps. */
  tariffs: number;
};

/**
 * Writes what the feed says its crossings cost: Fares v2 where there are leg rules, else v1. Where one
 * fare alone covers a crossing it is plainly the adult's, and becomes a tariff; so does, of v2, that of the
 * default rider. Several fares side by side (classes, ages) carry their meaning in words, which is for
 * people to read: they are kept as published. A tariff that the feed did not make is never touched.
 */
export async function writeFares(
  tx: Tx,
  { feedId, operatorCode }: Laying,
  notes: FeedNotes,
): Promise<FareCounts> {
  await tx`
    create temporary table p_pair on commit drop as
    select distinct t.route_id, t.agency_id, t.network_id, l.from_port, l.to_port
    from p_leg l join p_trip t using (trip_id)`;
  await tx`
    create temporary table p_offer (from_port text, to_port text, fare text, name text, currency text,
      amount numeric, standard boolean) on commit drop`;
  const [v2] = await tx<{ rules: number }[]>`select count(*) as rules from g_leg_rule`;
  if (v2?.rules) await offersOfLegRules(tx, notes);
  else await offersOfFareRules(tx, notes);
  await keepWhatIsMoney(tx, notes);
  return write(tx, { feedId, operatorCode }, notes);
}

async function offersOfFareRules(tx: Tx, notes: FeedNotes): Promise<void> {
  await tx`
    create temporary table p_zone on commit drop as
    select distinct s.port, g.zone_id from p_stop s join g_stop g using (stop_id) where g.zone_id is not null`;
  await tx`
    insert into p_offer
    select distinct p.from_port, p.to_port, f.fare_id, f.fare_id, f.currency_type, f.price, true
    from p_pair p
    join g_fare f on f.agency_id is null or f.agency_id = p.agency_id
    where not exists (select 1 from g_fare_rule r where r.fare_id = f.fare_id)
      or exists (select 1 from g_fare_rule r where r.fare_id = f.fare_id and r.contains_id is null
        and (r.route_id is null or r.route_id = p.route_id)
        and (r.origin_id is null or exists (
          select 1 from p_zone z where z.port = p.from_port and z.zone_id = r.origin_id))
        and (r.destination_id is null or exists (
          select 1 from p_zone z where z.port = p.to_port and z.zone_id = r.destination_id)))`;
  const contained = await tx<{ line: number }[]>`
    select line from g_fare_rule where contains_id is not null order by line`;
  const says = "a fare by the zones a journey passes, which no single crossing has";
  const line = contained[0]?.line;
  notes.add({ file: "fare_rules.txt", line, field: "contains_id", says }, contained.length);
}

/**
 * A rule without a network or an area is for those that no other rule names; where rules have priorities it
 * is for all, and the highest that fits counts. A station's area is its quays', unless they have their own.
 */
async function offersOfLegRules(tx: Tx, notes: FeedNotes): Promise<void> {
  await tx`
    create temporary table p_area on commit drop as
    select distinct s.port, a.area_id
    from p_stop s join g_stop g using (stop_id)
    join g_stop_area a on a.stop_id = g.stop_id or (a.stop_id = g.parent_station
      and not exists (select 1 from g_stop_area own where own.stop_id = g.stop_id))`;
  await tx`
    create temporary table p_network on commit drop as
    select route_id, network_id from p_pair where network_id is not null
    union select route_id, network_id from g_route_network`;
  const [ranked] = await tx<{ by: boolean }[]>`
    select exists (select 1 from g_leg_rule where rule_priority is not null) as by`;
  const forAll = ranked?.by ?? false;
  await tx`
    insert into p_offer
    with fitting as (
      select p.*, r.fare_product_id,
        rank() over (partition by p.route_id, p.from_port, p.to_port order by coalesce(r.rule_priority, 0) desc) as place
      from p_pair p
      join g_leg_rule r on r.from_timeframe_group_id is null and r.to_timeframe_group_id is null
        and case when r.network_id is not null then exists (
            select 1 from p_network n where n.route_id = p.route_id and n.network_id = r.network_id)
          else ${forAll} or not exists (select 1 from p_network n join g_leg_rule o using (network_id)
            where n.route_id = p.route_id) end
        and case when r.from_area_id is not null then exists (
            select 1 from p_area a where a.port = p.from_port and a.area_id = r.from_area_id)
          else ${forAll} or not exists (select 1 from p_area a join g_leg_rule o on o.from_area_id = a.area_id
            where a.port = p.from_port) end
        and case when r.to_area_id is not null then exists (
            select 1 from p_area a where a.port = p.to_port and a.area_id = r.to_area_id)
          else ${forAll} or not exists (select 1 from p_area a join g_leg_rule o on o.to_area_id = a.area_id
            where a.port = p.to_port) end
    )
    select distinct f.from_port, f.to_port, concat_ws('/', m.fare_product_id, m.rider_category_id),
      concat_ws(', ', m.fare_product_name, c.rider_category_name), m.currency, m.amount,
      m.rider_category_id is null or coalesce(c.is_default_fare_category, 0) = 1
    from fitting f
    join g_product m using (fare_product_id)
    left join g_rider c on c.rider_category_id = m.rider_category_id
    where f.place = 1`;
  const timed = await tx<{ line: number }[]>`
    select line from g_leg_rule
    where from_timeframe_group_id is not null or to_timeframe_group_id is not null order by line`;
  const says = "a fare by the time of day, which we don't have";
  const line = timed[0]?.line;
  notes.add(
    { file: "fare_leg_rules.txt", line, field: "from_timeframe_group_id", says },
    timed.length,
  );
}

/** Leaves out what is no amount in a currency that is one. */
async function keepWhatIsMoney(tx: Tx, notes: FeedNotes): Promise<void> {
  const currencies = await tx<{ currency: string | null }[]>`select distinct currency from p_offer`;
  const known = new Set(Intl.supportedValuesOf("currency"));
  const decimals = currencies.flatMap(({ currency }) =>
    currency && known.has(currency) ? [{ currency, decimals: decimalsOf(currency) }] : [],
  );
  await tx`
    create temporary table p_currency on commit drop as
    select currency, decimals from jsonb_to_recordset(${tx.json(decimals)}) as c (currency text, decimals int)`;
  const odd = await tx<{ fare: string }[]>`
    delete from p_offer o
    where amount is null or not exists (select 1 from p_currency c
      where c.currency = o.currency and round(o.amount, c.decimals) = o.amount)
    returning fare`;
  const fares = new Set(odd.map(({ fare }) => fare));
  notes.add({ file: "fares", says: "is no amount of money, and was left out" }, fares.size);
  // One fare at two prices (by the card one pays with) is a choice that the feed leaves to people.
  const chosen = await tx<{ fare: string }[]>`
    delete from p_offer o using (
      select from_port, to_port, fare from p_offer group by 1, 2, 3 having count(*) > 1) twice
    where (o.from_port, o.to_port, o.fare) = (twice.from_port, twice.to_port, twice.fare)
    returning o.fare`;
  const several = new Set(chosen.map(({ fare }) => fare));
  notes.add({ file: "fares", says: "has several prices, and was left out" }, several.size);
}

async function write(
  tx: Tx,
  { feedId, operatorCode }: Pick<Laying, "feedId" | "operatorCode">,
  notes: FeedNotes,
): Promise<FareCounts> {
  await tx`
    create temporary table p_published on commit drop as
    select r.id as route_id, left(o.fare, 200) as fare, left(o.name, 200) as name, o.currency,
      (o.amount * 10 ^ c.decimals)::bigint as amount_minor,
      case when o.standard and count(*) filter (where o.standard) over (partition by r.id) = 1 then 'adult' end as item
    from p_offer o
    join p_currency c using (currency)
    join route r on r.from_port = o.from_port and r.to_port = o.to_port`;
  const [several] = await tx<{ routes: number }[]>`
    select count(*) as routes from (
      select route_id from p_published group by 1 having count(item) = 0) r`;
  const says = "several fares for one crossing: kept as published, and no tariff made of them";
  notes.add({ file: "fares", says }, several?.routes ?? 0);
  const gone = await tx`
    delete from published_fare f where f.feed_id = ${feedId} and not exists (
      select 1 from p_published p where (p.route_id, p.fare) = (f.route_id, f.fare))`;
  const written = await tx`
    insert into published_fare as f (feed_id, route_id, fare, name, currency, amount_minor, item)
    select ${feedId}, route_id, fare, name, currency, amount_minor, item from p_published
    on conflict (feed_id, route_id, fare) do update
      set name = excluded.name, currency = excluded.currency, amount_minor = excluded.amount_minor, item = excluded.item
      where (f.name, f.currency::text, f.amount_minor, f.item)
        is distinct from (excluded.name, excluded.currency::text, excluded.amount_minor, excluded.item)`;
  const tariffs = await writeTariffs(tx, { feedId, operatorCode });
  const [all] = await tx<{ fares: number }[]>`select count(*) as fares from p_published`;
  return { fares: all?.fares ?? 0, changed_fares: gone.count + written.count, tariffs };
}

async function writeTariffs(
  tx: Tx,
  { feedId, operatorCode }: Pick<Laying, "feedId" | "operatorCode">,
): Promise<number> {
  // What staff have published a price for is theirs from then on; so is what sells and has no fare any more,
  // for nothing may be on sale at no price.
  await tx`
    delete from timetable_tariff k using tariff t
    where k.feed_id = ${feedId} and t.id = k.tariff_id and (
      exists (select 1 from tariff_change c where c.tariff_id = t.id)
      or not exists (select 1 from p_published p where p.route_id = t.route_id and p.item is not null)
        and exists (select 1 from sailing s where s.operator_code = t.operator_code and s.route_id = t.route_id
          and s.status in ('open', 'closed') and s.departs_at > now()))`;
  await tx`
    with gone as (
      delete from timetable_tariff k using tariff t
      where k.feed_id = ${feedId} and t.id = k.tariff_id and not exists (
        select 1 from p_published p where p.route_id = t.route_id and p.item is not null)
      returning k.tariff_id
    ), items as (delete from tariff_item i using gone g where i.tariff_id = g.tariff_id)
    delete from tariff t using gone g where t.id = g.tariff_id`;
  await tx`
    with made as (
      insert into tariff (operator_code, route_id, currency)
      select ${operatorCode}, route_id, currency from p_published where item is not null
      on conflict (operator_code, route_id) do nothing returning id
    )
    insert into timetable_tariff (tariff_id, feed_id) select id, ${feedId} from made`;
  await tx`
    update tariff t set currency = p.currency
    from p_published p, timetable_tariff k
    where k.feed_id = ${feedId} and t.id = k.tariff_id and p.route_id = t.route_id and p.item is not null
      and t.currency <> p.currency`;
  await tx`
    insert into tariff_item as i (tariff_id, item, amount_minor)
    select t.id, p.item, p.amount_minor
    from p_published p
    join tariff t on t.route_id = p.route_id and t.operator_code = ${operatorCode}
    join timetable_tariff k on k.tariff_id = t.id and k.feed_id = ${feedId}
    where p.item is not null
    on conflict (tariff_id, item) do update set amount_minor = excluded.amount_minor
      where i.amount_minor <> excluded.amount_minor`;
  const [kept] = await tx<{ count: number }[]>`
    select count(*) as count from timetable_tariff where feed_id = ${feedId}`;
  return kept?.count ?? 0;
}
