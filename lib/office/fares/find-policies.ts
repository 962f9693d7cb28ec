import type { Executor } from "#db/client";
import type { FareConditions } from "#db/schema/fare";
import { mostCounted, type Rows, type Slice } from "../rows";

export type PolicyRow = {
  id: number;
  operator: { code: string; name: string };
  fare: string;
  name: string;
  version: number;
  effective_at: Date;
  /** Null: from then on there is no such policy. */
  conditions: FareConditions | null;
  sale_from: string | null;
  sale_until: string | null;
  travel_from: string | null;
  travel_until: string | null;
  priority: number;
  by: string | null;
  /** holds: the version of its name that counts now; later ones are planned, earlier ones replaced. */
  state: "holds" | "planned" | "replaced" | "withdrawn";
};
export type PolicyFilters = {
  operator?: string | undefined;
  fare?: string | undefined;
  state?: "holds" | "planned" | undefined;
};

/** Policies of all operators' fares with their versions, the newest first of each name. */
export async function findPolicies(
  sql: Executor,
  { operator, fare, state }: PolicyFilters,
  { limit, offset }: Slice,
): Promise<Rows<PolicyRow>> {
  const all = sql`
    select p.id, json_build_object('code', o.code, 'name', o.name) as operator, o.name as operator_name,
      p.fare_code as fare, p.name, p.version, p.effective_at, p.conditions, p.sale_from::text, p.sale_until::text,
      p.travel_from::text, p.travel_until::text, p.priority, a.name as by,
      case when p.effective_at > now() then 'planned'
        when p.version < (select max(version) from fare_policy n where n.operator_code = p.operator_code
          and n.fare_code = p.fare_code and n.name = p.name and n.effective_at <= now()) then 'replaced'
        when p.conditions is null then 'withdrawn' else 'holds' end as state
    from fare_policy p join operator o on o.code = p.operator_code
    left join account a on a.id::text = substr(p.published_by, 7) and p.published_by like 'staff:%'
    where (${operator ?? null}::text is null or p.operator_code = ${operator ?? null})
      and (${fare ?? null}::text is null or p.fare_code = ${fare ?? null})`;
  const fitting = sql`(${all}) f where ${state ?? null}::text is null or f.state = ${state ?? null}`;
  const [[counted], rows] = await Promise.all([
    sql<{ total: number }[]>`
      select count(*)::int as total from (select 1 from ${fitting} limit ${mostCounted + 1}) c`,
    sql<PolicyRow[]>`
      select f.* from ${fitting}
      order by f.operator_name, f.fare, f.name, f.version desc limit ${limit} offset ${offset}`,
  ]);
  const total = counted?.total ?? 0;
  return {
    rows: [...rows],
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}
