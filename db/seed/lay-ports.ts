import type { TransactionSql } from "postgres";
import { readPorts } from "./read-ports";

export async function layPorts(sql: TransactionSql): Promise<void> {
  const { ports, names } = readPorts();
  await sql`
    INSERT INTO port (code, slug, name, country, latitude, longitude, zone)
    SELECT code, slug, name, country, latitude, longitude, zone
    FROM jsonb_to_recordset(${sql.json(ports)}) AS seed (
      code text, slug text, name text, country text,
      latitude double precision, longitude double precision, zone text)
    ON CONFLICT DO NOTHING`;
  // Two spellings of one language may have one key ("Génova", "Genova"): the first one stays.
  await sql`
    INSERT INTO port_name (port_code, language, name, key, shown)
    SELECT port_code, language, name, lower(unaccent(name)), shown
    FROM jsonb_to_recordset(${sql.json(names)}) AS seed (
      port_code text, language text, name text, shown boolean)
    ON CONFLICT DO NOTHING`;
}
