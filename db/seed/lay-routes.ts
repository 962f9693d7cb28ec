import type { TransactionSql } from "postgres";
import { tariffItems } from "./price-formulas";
import { readSeaPaths } from "./read-sea-paths";
import type { Line } from "./read-timetable";

/** The routes, and a tariff for each operator that sails one, with all its items. */
export async function layRoutes(sql: TransactionSql, lines: readonly Line[]): Promise<void> {
  const routes = readSeaPaths();
  const byPorts = new Map(routes.map((route) => [`${route.from_port} ${route.to_port}`, route]));
  const sailed = new Set(
    lines.flatMap((line) =>
      line.legs.map((leg) => `${line.operator} ${leg.from_port} ${leg.to_port}`),
    ),
  );
  const items = [...sailed].flatMap((key) => {
    const [operator = "", from, to] = key.split(" ");
    const route = byPorts.get(`${from} ${to}`);
    if (!route) throw new Error(`Seed data: ${operator} sails ${from} to ${to}, which has no path`);
    return tariffItems(operator, route);
  });

  await sql`
    INSERT INTO route (from_port, to_port, distance_nm, path)
    SELECT from_port, to_port, distance_nm, path
    FROM jsonb_to_recordset(${sql.json(routes)}) AS seed (
      from_port text, to_port text, distance_nm double precision, path jsonb)
    WHERE NOT EXISTS (
      SELECT FROM route r WHERE r.from_port = seed.from_port AND r.to_port = seed.to_port)`;
  // Items are laid only with a new tariff: an existing one may have been edited since.
  await sql`
    WITH seed AS (
      SELECT s.operator_code, r.id AS route_id, s.item, s.amount_minor
      FROM jsonb_to_recordset(${sql.json(items)}) AS s (
        operator_code text, from_port text, to_port text, item text, amount_minor bigint)
      JOIN route r ON r.from_port = s.from_port AND r.to_port = s.to_port
    ), laid AS (
      INSERT INTO tariff (operator_code, route_id, currency)
      SELECT DISTINCT seed.operator_code, seed.route_id, o.currency
      FROM seed JOIN operator o ON o.code = seed.operator_code
      WHERE NOT EXISTS (
        SELECT FROM tariff t
        WHERE t.operator_code = seed.operator_code AND t.route_id = seed.route_id)
      RETURNING id, operator_code, route_id
    )
    INSERT INTO tariff_item (tariff_id, item, amount_minor)
    SELECT laid.id, seed.item, seed.amount_minor
    FROM laid JOIN seed USING (operator_code, route_id)`;
}
