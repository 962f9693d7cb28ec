import type { Executor } from "#db/client";
import type { KnownSailing } from "./population";

/** The sailings that a simulated population may look at: those on sale that leave between two moments. */
export async function knownSailings(
  sql: Executor,
  from: Date,
  until: Date,
): Promise<KnownSailing[]> {
  const rows = await sql<KnownSailing[]>`
    select s.id, s.route_id, pf.country || '-' || pt.country as family, s.departs_at,
      (coalesce(i.amount_minor, 1) * s.price_level_bp / 10000.0)::float as price
    from sailing s
    join port pf on pf.code = s.from_port join port pt on pt.code = s.to_port
    left join tariff t on t.operator_code = s.operator_code and t.route_id = s.route_id
    left join tariff_item i on i.tariff_id = t.id and i.item = 'adult'
    where s.status = 'open' and s.embark <> 'no' and s.land <> 'no'
      and s.departs_at > ${from} and s.departs_at < ${until}
    order by s.route_id, s.departs_at, s.id`;
  return [...rows];
}
