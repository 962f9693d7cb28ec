const texts = new Map<number, string>();

/** The statement of loadOffers for a number of sailing ids, which are its parameters. */
export function offersQuery(count: number): string {
  let text = texts.get(count);
  if (!text) {
    text = write(Array.from({ length: count }, (_, index) => `$${index + 1}::uuid`).join(", "));
    texts.set(count, text);
  }
  return text;
}

/** The sheet (what an operator's sailings on a route share) comes with the first sailing only. */
function write(ids: string): string {
  return `
    with free as (
      select sailing_id,
        string_agg(kind || ' ' || id || ' ' || capacity || ' ' || available, ',' order by id) as pools
      from pool_availability where sailing_id in (${ids}) group by sailing_id
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
          'tariff', coalesce((select json_object_agg(i.item, i.amount_minor)
            from tariff_item i where i.tariff_id = x.id), '{}'),
          'fares', coalesce((select json_agg(json_build_object('code', y.code, 'factor_bp', y.factor_bp,
              'conditions', y.conditions) order by y.position)
            from fare y where y.operator_code = o.code), '[]'),
          'policies', coalesce((select json_agg(json_build_object('id', c.id, 'fare', c.fare_code,
              'priority', c.priority, 'sale_from', c.sale_from, 'sale_until', c.sale_until,
              'travel_from', c.travel_from, 'travel_until', c.travel_until, 'conditions', c.conditions))
            from fare_policy c where c.operator_code = o.code and c.conditions is not null
              and c.effective_at <= now()
              and not exists (select from fare_policy n where n.operator_code = c.operator_code
                and n.fare_code = c.fare_code and n.name = c.name and n.version > c.version
                and n.effective_at <= now())
              -- What ended the day before yesterday has ended in every zone.
              and coalesce(c.sale_until >= current_date - 1, true)
              and coalesce(c.travel_until >= current_date - 1, true)), '[]'),
          'vehicle_bands', coalesce((select json_agg(json_build_object('kind', b.kind,
              'max_length_cm', b.max_length_cm, 'max_height_cm', b.max_height_cm, 'factor_bp', b.factor_bp)
              order by b.max_length_cm, b.max_height_cm)
            from vehicle_band b where b.operator_code = o.code), '[]'))
        from operator o join tariff x on x.operator_code = o.code
        where o.code = s.operator_code and x.route_id = s.route_id
      ) end as sheet,
      free.pools
    from sailing s
    join vessel v on v.id = s.vessel_id
    join port f on f.code = s.from_port
    join port t on t.code = s.to_port
    left join free on free.sailing_id = s.id
    where s.id in (${ids})`;
}
