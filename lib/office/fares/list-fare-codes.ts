import type { Executor } from "#db/client";

export type OperatorFares = { code: string; name: string; fares: string[] };

/** Operators with the fares they sell, by name. */
export async function listFareCodes(sql: Executor): Promise<OperatorFares[]> {
  return [
    ...(await sql<OperatorFares[]>`
      select o.code, o.name, array_agg(f.code order by f.position) as fares
      from operator o join fare f on f.operator_code = o.code
      group by o.code, o.name order by o.name`),
  ];
}
