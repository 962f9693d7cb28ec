import type { TransactionSql } from "postgres";
import { readFares, readOperators, readPolicies } from "./read-operators";

/** The operators, their fare families with the policies of some years, and their vehicle bands. */
export async function layOperators(sql: TransactionSql, years: number[]): Promise<void> {
  const { operators, bands } = readOperators();
  await sql`
    INSERT INTO operator (code, name, slug, low_deck_max_height_cm, booking_mode)
    SELECT code, name, slug, low_deck_cm, booking_mode
    FROM jsonb_to_recordset(${sql.json(operators)}) AS seed (
      code text, name text, slug text, low_deck_cm integer, booking_mode text)
    ON CONFLICT DO NOTHING`;
  await sql`
    INSERT INTO fare (operator_code, code, factor_bp, conditions, position)
    SELECT operator_code, code, factor_bp, conditions, position
    FROM jsonb_to_recordset(${sql.json(readFares())}) AS seed (
      operator_code text, code text, factor_bp integer, conditions jsonb, position integer)
    ON CONFLICT DO NOTHING`;
  await sql`
    INSERT INTO fare_policy (operator_code, fare_code, name, version, priority, travel_from, travel_until,
      sale_from, sale_until, conditions, published_by)
    SELECT operator_code, fare_code, name, 1, priority, travel_from, travel_until, sale_from, sale_until,
      conditions, 'seed'
    FROM jsonb_to_recordset(${sql.json(readPolicies(years))}) AS seed (
      operator_code text, fare_code text, name text, priority smallint, travel_from date,
      travel_until date, sale_from date, sale_until date, conditions jsonb)
    ON CONFLICT DO NOTHING`;
  await sql`
    INSERT INTO vehicle_band (operator_code, kind, max_length_cm, max_height_cm, factor_bp)
    SELECT operator_code, kind, max_length_cm, max_height_cm, factor_bp
    FROM jsonb_to_recordset(${sql.json(bands)}) AS seed (
      operator_code text, kind text, max_length_cm integer, max_height_cm integer, factor_bp integer)
    ON CONFLICT DO NOTHING`;
}
