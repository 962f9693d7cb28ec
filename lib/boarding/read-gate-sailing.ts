import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import type { GateSailing } from "./gate/gate-list";
import { gateOpensAt } from "./gate/gate-times";

type Row = {
  id: string;
  operator: string;
  vessel: string;
  from_code: string;
  from_name: string;
  from_zone: string;
  to_code: string;
  to_name: string;
  to_zone: string;
  departs_at: Date;
  arrives_at: Date;
  day: string;
  status: GateSailing["status"];
};

/** A sailing as check-in and manifest name it. Throws `not_found`. */
export async function readGateSailing(sql: Executor, sailingId: string): Promise<GateSailing> {
  const [row] = await sql<Row[]>`
    select s.id, o.name as operator, v.name as vessel, s.from_port as from_code, f.name as from_name,
      f.zone as from_zone, s.to_port as to_code, t.name as to_name, t.zone as to_zone, s.departs_at,
      s.arrives_at, s.departure_date::text as day, s.status
    from sailing s
    join operator o on o.code = s.operator_code
    join vessel v on v.id = s.vessel_id
    join port f on f.code = s.from_port
    join port t on t.code = s.to_port
    where s.id = ${sailingId}`;
  if (!row) throw new DomainError("not_found", "There is no such sailing.");
  return gateSailing(row);
}

/** The sailings that a port's gangways work on at an instant: from half a day ago to the day after. */
export async function findGateSailings(
  sql: Executor,
  port: string,
  now: Date,
): Promise<GateSailing[]> {
  const hour = 3_600_000;
  const rows = await sql<Row[]>`
    select s.id, o.name as operator, v.name as vessel, s.from_port as from_code, f.name as from_name,
      f.zone as from_zone, s.to_port as to_code, t.name as to_name, t.zone as to_zone, s.departs_at,
      s.arrives_at, s.departure_date::text as day, s.status
    from sailing s
    join operator o on o.code = s.operator_code
    join vessel v on v.id = s.vessel_id
    join port f on f.code = s.from_port
    join port t on t.code = s.to_port
    where s.departs_at between ${new Date(now.getTime() - 12 * hour)} and ${new Date(now.getTime() + 30 * hour)}
      and s.from_port = ${port} and s.status <> 'timetable'
    order by s.departs_at, s.id
    limit 100`;
  return rows.map(gateSailing);
}

/** The ports from which something sails in that time: what a gangway can stand at. */
export async function findGatePorts(
  sql: Executor,
  now: Date,
): Promise<{ code: string; name: string }[]> {
  const hour = 3_600_000;
  return await sql<{ code: string; name: string }[]>`
    select p.code, p.name from port p
    where p.code in (
      select s.from_port from sailing s
      where s.departs_at between ${new Date(now.getTime() - 12 * hour)} and ${new Date(now.getTime() + 30 * hour)}
        and s.status <> 'timetable')
    order by p.name`;
}

function gateSailing(row: Row): GateSailing {
  return {
    id: row.id,
    operator: row.operator,
    vessel: row.vessel,
    from: { code: row.from_code, name: row.from_name, zone: row.from_zone },
    to: { code: row.to_code, name: row.to_name, zone: row.to_zone },
    departs_at: row.departs_at.toISOString(),
    arrives_at: row.arrives_at.toISOString(),
    day: row.day,
    status: row.status,
    opens_at: gateOpensAt(row.departs_at),
  };
}
