import type { TransactionSql } from "postgres";
import { allotment } from "./allotment";
import { planLevels, planVoyages, type Window } from "./plan-voyages";
import type { Line } from "./read-timetable";
import { readVessels } from "./read-vessels";
import { directionOf } from "./season";

/**
 * Lays the voyages of a window, their sailings and pools, and returns how many sailings were new.
 * Ids are made of the line and the day, so a day that is already laid stays as it is. Instants are
 * computed by the database from the port's own local time, whatever its clock does that night.
 */
export async function laySailings(
  sql: TransactionSql,
  lines: readonly Line[],
  window: Window,
): Promise<number> {
  const voyages = lines.map(({ operator, vessel, key }, line) => ({ line, operator, vessel, key }));
  const legs = lines.flatMap((line, index) =>
    line.legs.map((leg) => {
      const direction = directionOf(leg.from_port, leg.to_port);
      return { line: index, key: line.key, direction, ...leg };
    }),
  );

  await sql`CREATE TEMPORARY TABLE seed_run (line integer, day date) ON COMMIT DROP`;
  await sql`
    INSERT INTO seed_run SELECT line, day
    FROM jsonb_to_recordset(${sql.json(planVoyages(lines, window))}) AS r (line integer, day date)`;
  await sql`ANALYZE seed_run`;

  await sql`
    INSERT INTO voyage (id, operator_code, vessel_id, service_date)
    SELECT ${seededId(sql, "voyage", sql`l.key, run.day`)}, l.operator, v.id, run.day
    FROM seed_run run
    JOIN jsonb_to_recordset(${sql.json(voyages)}) AS l (
      line integer, operator text, vessel text, key text) USING (line)
    JOIN vessel v ON v.slug = l.vessel
    ORDER BY 1
    ON CONFLICT (id) DO NOTHING`;

  const [laid] = await sql<[{ sailings: number }]>`
    WITH added AS (
      INSERT INTO sailing (id, voyage_id, sequence, route_id, operator_code, vessel_id, from_port,
        to_port, departs_at, arrives_at, departure_date, price_level_bp)
      SELECT ${seededId(sql, "sailing", sql`l.key, run.day, l.sequence`)}, y.id, l.sequence, r.id,
        y.operator_code, y.vessel_id, l.from_port, l.to_port, d.departs_at,
        d.departs_at + make_interval(mins => l.minutes), run.day + l.day_offset, level.level
      FROM seed_run run
      JOIN jsonb_to_recordset(${sql.json(legs)}) AS l (
        line integer, key text, direction text, sequence smallint, from_port text, to_port text,
        day_offset integer, departs time, minutes integer) USING (line)
      JOIN voyage y ON y.id = ${seededId(sql, "voyage", sql`l.key, run.day`)}
      JOIN route r ON r.from_port = l.from_port AND r.to_port = l.to_port
      JOIN port p ON p.code = l.from_port
      JOIN jsonb_to_recordset(${sql.json(planLevels(window))}) AS level (
        day date, direction text, level integer)
        ON level.day = run.day + l.day_offset AND level.direction = l.direction
      CROSS JOIN LATERAL (
        SELECT (run.day + l.day_offset + l.departs) AT TIME ZONE p.zone AS departs_at) d
      ORDER BY 1
      ON CONFLICT (id) DO NOTHING
      RETURNING id, vessel_id
    ), pools AS (
      INSERT INTO pool (sailing_id, kind, capacity)
      SELECT added.id, a.kind, a.capacity
      FROM added
      JOIN vessel v ON v.id = added.vessel_id
      JOIN jsonb_to_recordset(${sql.json(readVessels().flatMap(allotment))}) AS a (
        vessel text, kind text, capacity integer) ON a.vessel = v.slug
      ORDER BY added.id, a.kind
    )
    SELECT count(*)::integer AS sailings FROM added`;
  return laid.sailings;
}

/** A name-based UUID (version 3, by MD5): the same name is the same row on every run. */
function seededId(
  sql: TransactionSql,
  kind: string,
  name: ReturnType<TransactionSql>,
): ReturnType<TransactionSql> {
  return sql`overlay(overlay(md5(concat_ws('|', ${kind}::text, ${name}))
    PLACING '3' FROM 13) PLACING '8' FROM 17)::uuid`;
}
