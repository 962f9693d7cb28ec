import type { TransactionSql } from "postgres";
import { readChangesInPort, readChangesNearBy } from "./read-changes";
import { readPorts } from "./read-ports";

const usualChangeMinutes = 90;

export async function layPorts(sql: TransactionSql): Promise<void> {
  const { ports, names } = readPorts();
  const changes = readChangesInPort();
  const rows = ports.map((port) => ({
    ...port,
    least: changes.get(port.code) ?? usualChangeMinutes,
  }));
  await sql`
    INSERT INTO port (code, slug, name, country, latitude, longitude, zone, least_change_minutes)
    SELECT code, slug, name, country, latitude, longitude, zone, least
    FROM jsonb_to_recordset(${sql.json(rows)}) AS seed (
      code text, slug text, name text, country text,
      latitude double precision, longitude double precision, zone text, least integer)
    ON CONFLICT DO NOTHING`;
  await sql`
    INSERT INTO port_change (from_port, to_port, least_minutes)
    SELECT from_port, to_port, least_minutes
    FROM jsonb_to_recordset(${sql.json(readChangesNearBy())}) AS seed (
      from_port text, to_port text, least_minutes integer)
    ON CONFLICT DO NOTHING`;
  // Two spellings of one language may have one key ("Génova", "Genova"): the first one stays.
  await sql`
    INSERT INTO port_name (port_code, language, name, key, shown)
    SELECT port_code, language, name, lower(unaccent(name)), shown
    FROM jsonb_to_recordset(${sql.json(names)}) AS seed (
      port_code text, language text, name text, shown boolean)
    ON CONFLICT DO NOTHING`;
}
