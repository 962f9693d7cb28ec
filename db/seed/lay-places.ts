import type { TransactionSql } from "postgres";
import { readPlaces } from "./read-places";

/** Groups of ports and countries, which people search as one. */
export async function layPlaces(sql: TransactionSql): Promise<void> {
  const { places, members, names } = readPlaces();
  await sql`
    INSERT INTO place (slug, kind, name, country)
    SELECT slug, kind, name, country
    FROM jsonb_to_recordset(${sql.json(places)}) AS seed (slug text, kind text, name text, country text)
    ON CONFLICT DO NOTHING`;
  await sql`
    INSERT INTO place_port (place_slug, port_code)
    SELECT place_slug, port_code
    FROM jsonb_to_recordset(${sql.json(members)}) AS seed (place_slug text, port_code text)
    ON CONFLICT DO NOTHING`;
  await sql`
    INSERT INTO place_name (place_slug, language, name, key, shown)
    SELECT place_slug, language, name, lower(unaccent(name)), shown
    FROM jsonb_to_recordset(${sql.json(names)}) AS seed (
      place_slug text, language text, name text, shown boolean)
    ON CONFLICT DO NOTHING`;
}
