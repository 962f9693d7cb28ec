import type { Executor } from "#db/client";
import type { OfferedPool, OfferedSailing, SailingOffer } from "./offer";

type Sheet = Pick<SailingOffer, "operator" | "currency" | "tariff" | "fares" | "vehicle_bands">;
type Row = OfferedSailing & { sheet: Sheet | null; pools: OfferedPool[] | null };

/**
 * Reads sailings with tariff, fares, vehicle bands and free places in one round trip, always fresh.
 * Unknown ids and sailings without a tariff are absent from the answer. What the sailings of one
 * operator on one route share is sent once.
 */
export async function loadOffers(
  executor: Executor,
  sailingIds: string[],
): Promise<Map<string, SailingOffer>> {
  const rows =
    sailingIds.length === 0
      ? []
      : await executor<Row[]>`
    with free as (
      select sailing_id, json_agg(json_build_object(
          'id', id, 'kind', kind, 'capacity', capacity, 'available', available) order by id) as pools
      from pool_availability where sailing_id = any (${sailingIds}::uuid[]) group by sailing_id
    )
    select s.id, s.voyage_id, s.sequence, s.route_id, s.operator_code, s.vessel_id,
      v.name as vessel_name, s.from_port, s.to_port, f.zone as from_zone, t.zone as to_zone,
      f.name as from_name, t.name as to_name, f.country as from_country, t.country as to_country,
      s.departs_at, s.arrives_at, s.departure_date::text as departure_date, s.status, s.price_level_bp,
      case when row_number() over (partition by s.operator_code, s.route_id) = 1 then (
        select json_build_object(
          'operator', json_build_object('code', o.code, 'name', o.name, 'booking_mode', o.booking_mode,
            'infant_max_age', o.infant_max_age, 'child_max_age', o.child_max_age,
            'low_deck_max_height_cm', o.low_deck_max_height_cm, 'vehicle_gap_cm', o.vehicle_gap_cm),
          'currency', x.currency,
          'tariff', (select json_object_agg(i.item, i.amount_minor) from tariff_item i where i.tariff_id = x.id),
          'fares', (select json_agg(json_build_object('code', y.code, 'factor_bp', y.factor_bp,
              'conditions', y.conditions) order by y.position) from fare y where y.operator_code = o.code),
          'vehicle_bands', (select json_agg(json_build_object('kind', b.kind, 'max_length_cm', b.max_length_cm,
              'max_height_cm', b.max_height_cm, 'factor_bp', b.factor_bp) order by b.max_length_cm, b.max_height_cm)
            from vehicle_band b where b.operator_code = o.code))
        from operator o join tariff x on x.operator_code = o.code
        where o.code = s.operator_code and x.route_id = s.route_id
      ) end as sheet,
      free.pools
    from sailing s
    join vessel v on v.id = s.vessel_id
    join port f on f.code = s.from_port
    join port t on t.code = s.to_port
    left join free on free.sailing_id = s.id
    where s.id = any (${sailingIds}::uuid[])`;
  return assemble(rows);
}

function assemble(rows: Row[]): Map<string, SailingOffer> {
  const sheets = new Map<string, Sheet>();
  for (const { sheet, operator_code, route_id } of rows) {
    if (sheet) sheets.set(`${operator_code}/${route_id}`, sheet);
  }
  const offers = new Map<string, SailingOffer>();
  for (const { sheet: _, pools, ...sailing } of rows) {
    const sheet = sheets.get(`${sailing.operator_code}/${sailing.route_id}`);
    if (!sheet) continue;
    offers.set(sailing.id, {
      sailing,
      operator: sheet.operator,
      currency: sheet.currency,
      tariff: sheet.tariff ?? {},
      fares: sheet.fares ?? [],
      vehicle_bands: sheet.vehicle_bands ?? [],
      pools: pools ?? [],
    });
  }
  return offers;
}
