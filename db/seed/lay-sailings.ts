import type { TransactionSql } from "postgres";
import { allotment } from "./allotment";
import { planLevels, planVoyages, type Window } from "./plan-voyages";
import type { Line } from "./read-timetable";
import { readVessels } from "./read-vessels";
import { directionOf } from "./season";

/**
 * Lays the voyages of a window, their sailings and pools, and returns how many sailings were new.
 * Ids are made of the line and the day, so a voyage that is already there is left as it is. Instants
 * are computed by the database from the port's own local time, whatever its clock does that night.
 */
export async function laySailings(
  sql: TransactionSql,
  lines: readonly Line[],
  window: Window,
): Promise<number> {
  // A year is sorted in memory; these statements are too short to be worth compiling.
  await sql`SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`;
  await planRuns(sql, lines, window);
  await sql`
    INSERT INTO voyage (id, operator_code, vessel_id, service_date)
    SELECT run.voyage_id, run.operator, v.id, run.day
    FROM seed_run run JOIN vessel v ON v.slug = run.vessel`;

  await planLegs(sql, lines, window);
  const sailings = await sql`
    INSERT INTO sailing (id, voyage_id, sequence, route_id, operator_code, vessel_id, from_port,
      to_port, departs_at, arrives_at, departure_date, price_level_bp)
    SELECT ${seededId(sql, sql`'sailing', run.key, run.day, leg.sequence`)}, run.voyage_id,
      leg.sequence, r.id, run.operator, v.id, leg.from_port, leg.to_port, d.departs_at,
      d.departs_at + make_interval(mins => leg.minutes), run.day + leg.day_offset, level.level
    FROM seed_run run
    JOIN seed_leg leg USING (line)
    JOIN seed_level level
      ON level.day = run.day + leg.day_offset AND level.direction = leg.direction
    JOIN vessel v ON v.slug = run.vessel
    JOIN route r ON r.from_port = leg.from_port AND r.to_port = leg.to_port
    JOIN port p ON p.code = leg.from_port
    CROSS JOIN LATERAL (
      SELECT (run.day + leg.day_offset + leg.departs) AT TIME ZONE p.zone AS departs_at) d
    ORDER BY 1`;

  await sql`
    INSERT INTO pool (sailing_id, kind, capacity)
    SELECT s.id, a.kind, a.capacity
    FROM seed_run run
    JOIN sailing s ON s.voyage_id = run.voyage_id
    JOIN jsonb_to_recordset(${sql.json(readVessels().flatMap(allotment))}) AS a (
      vessel text, kind text, capacity integer) ON a.vessel = run.vessel
    ORDER BY s.id, a.kind`;
  return sailings.count;
}

/** What is to be laid: the window's voyages that aren't there yet. */
async function planRuns(sql: TransactionSql, lines: readonly Line[], window: Window) {
  const runs = planVoyages(lines, window);
  const ships = lines.map(({ operator, vessel, key }, line) => ({ line, operator, vessel, key }));
  await sql`
    CREATE TEMPORARY TABLE seed_run (
      voyage_id uuid, line integer, operator text, vessel text, key text, day date) ON COMMIT DROP`;
  await sql`
    INSERT INTO seed_run
    SELECT named.id, line, operator, vessel, key, day
    FROM jsonb_to_recordset(${sql.json(runs)}) AS run (line integer, day date)
    JOIN jsonb_to_recordset(${sql.json(ships)}) AS ship (
      line integer, operator text, vessel text, key text) USING (line)
    CROSS JOIN LATERAL (SELECT ${seededId(sql, sql`'voyage', key, day`)} AS id) named
    WHERE NOT EXISTS (SELECT FROM voyage WHERE voyage.id = named.id)
    ORDER BY 1`;
  await sql`ANALYZE seed_run`;
}

/** The lines' sailings, and what a day costs. Tables, for the planner knows nothing about JSON. */
async function planLegs(sql: TransactionSql, lines: readonly Line[], window: Window) {
  const legs = lines.flatMap((line, index) =>
    line.legs.map((leg) => ({
      line: index,
      direction: directionOf(leg.from_port, leg.to_port),
      ...leg,
    })),
  );
  await sql`
    CREATE TEMPORARY TABLE seed_leg ON COMMIT DROP AS
    SELECT * FROM jsonb_to_recordset(${sql.json(legs)}) AS leg (
      line integer, direction text, sequence smallint, from_port char(5), to_port char(5),
      day_offset integer, departs time, minutes integer)`;
  await sql`
    CREATE TEMPORARY TABLE seed_level ON COMMIT DROP AS
    SELECT * FROM jsonb_to_recordset(${sql.json(planLevels(window))}) AS level (
      day date, direction text, level integer)`;
  await sql`ANALYZE seed_leg, seed_level`;
}

/** A name-based UUID (version 3, by MD5): the same name is the same row on every run. */
function seededId(sql: TransactionSql, name: ReturnType<TransactionSql>) {
  return sql`overlay(overlay(md5(concat_ws('|', ${name}))
    PLACING '3' FROM 13) PLACING '8' FROM 17)::uuid`;
}
