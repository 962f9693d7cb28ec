import type { Executor } from "#db/client";
import { mostCounted, type Rows, type Slice } from "../rows";

export type TariffRow = {
  id: number;
  operator: { code: string; name: string };
  from: { code: string; name: string };
  to: { code: string; name: string };
  currency: string;
  /** Minor units; null: not sold. */
  adult_minor: number | null;
  child_minor: number | null;
  vehicle_minor: number | null;
  /** Sailings ahead that sell by it. */
  sailings: number;
  /** When its next planned change begins to hold. */
  planned_at: Date | null;
  versions: number;
};

export type TariffFilters = { find?: string | undefined; operator?: string | undefined };

/** Tariffs by operator and route. */
export async function findTariffs(
  sql: Executor,
  { find, operator }: TariffFilters,
  { limit, offset }: Slice,
): Promise<Rows<TariffRow>> {
  const words = find?.trim() ? `%${find.trim().replaceAll(/[\\%_]/g, "\\$&")}%` : null;
  const fitting = sql`
    tariff t join operator o on o.code = t.operator_code join route r on r.id = t.route_id
      join port f on f.code = r.from_port join port p on p.code = r.to_port
    where (${operator ?? null}::text is null or t.operator_code = ${operator ?? null})
      and (${words}::text is null or unaccent(f.name || ' ' || p.name || ' ' || o.name || ' ' || f.code || ' ' || p.code)
        ilike unaccent(${words}))`;
  const [[counted], rows] = await Promise.all([
    sql<{ total: number }[]>`
      select count(*)::int as total from (select 1 from ${fitting} limit ${mostCounted + 1}) c`,
    sql<TariffRow[]>`
      with slice as (
        select t.id, t.currency, t.operator_code, t.route_id, o.name as operator, r.from_port, r.to_port,
          f.name as from_name, p.name as to_name
        from ${fitting} order by o.name, f.name, p.name, t.id limit ${limit} offset ${offset}
      )
      select s.id, json_build_object('code', s.operator_code, 'name', s.operator) as operator,
        json_build_object('code', s.from_port, 'name', s.from_name) as from,
        json_build_object('code', s.to_port, 'name', s.to_name) as to, s.currency,
        (select amount_minor::float8 from tariff_item where tariff_id = s.id and item = 'adult') as adult_minor,
        (select amount_minor::float8 from tariff_item where tariff_id = s.id and item = 'child') as child_minor,
        (select amount_minor::float8 from tariff_item where tariff_id = s.id and item = 'vehicle') as vehicle_minor,
        (select count(*)::int from (select 1 from sailing l where l.from_port = s.from_port and l.to_port = s.to_port
          and l.departure_date >= current_date and l.operator_code = s.operator_code
          and l.status in ('open', 'closed') limit 2000) c) as sailings,
        (select min(effective_at) from tariff_change where tariff_id = s.id
          and applied_at is null and withdrawn_at is null) as planned_at,
        (select count(*)::int from tariff_change where tariff_id = s.id) as versions
      from slice s order by s.operator, s.from_name, s.to_name, s.id`,
  ]);
  const total = counted?.total ?? 0;
  return {
    rows: [...rows],
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}
