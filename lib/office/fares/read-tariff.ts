import type { Executor } from "#db/client";

export type TariffChangeRow = {
  version: number;
  effective_at: string;
  amounts: Record<string, number>;
  before: Record<string, number> | null;
  by: string | null;
  state: "planned" | "applied" | "withdrawn";
};
export type TariffView = {
  id: number;
  operator: { code: string; name: string };
  from: string;
  to: string;
  currency: string;
  items: { item: string; amount_minor: number }[];
  fares: { code: string; factor_bp: number }[];
  changes: TariffChangeRow[];
};

type Read = Omit<TariffView, "changes">;

/** A tariff with its items, the fares sold by it and its history, the newest first; null if there is none. */
export async function readTariff(sql: Executor, id: number): Promise<TariffView | null> {
  const [[tariff], changes] = await Promise.all([
    sql<Read[]>`
      select t.id, json_build_object('code', o.code, 'name', o.name) as operator, f.name as from, p.name as to,
        t.currency,
        (select coalesce(json_agg(json_build_object('item', item, 'amount_minor', amount_minor) order by item), '[]')
          from tariff_item where tariff_id = t.id) as items,
        (select coalesce(json_agg(json_build_object('code', code, 'factor_bp', factor_bp) order by position), '[]')
          from fare where operator_code = t.operator_code) as fares
      from tariff t join operator o on o.code = t.operator_code join route r on r.id = t.route_id
      join port f on f.code = r.from_port join port p on p.code = r.to_port
      where t.id = ${id}`,
    sql<(Omit<TariffChangeRow, "effective_at"> & { effective_at: Date })[]>`
      select c.version, c.effective_at, c.amounts, c.before, a.name as by,
        case when c.applied_at is not null then 'applied' when c.withdrawn_at is not null then 'withdrawn'
          else 'planned' end as state
      from tariff_change c left join account a on a.id::text = c.published_by
      where c.tariff_id = ${id} order by c.version desc limit 100`,
  ]);
  if (!tariff) return null;
  return {
    ...tariff,
    changes: changes.map((one) => ({ ...one, effective_at: one.effective_at.toISOString() })),
  };
}
