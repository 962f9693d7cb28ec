import type { TransactionSql } from "postgres";
import { readFares, readOperators } from "./read-operators";

/** The operators, their fare families and their vehicle bands. */
export async function layOperators(sql: TransactionSql): Promise<void> {
  const { operators, bands } = readOperators();
  await sql`
    INSERT INTO operator (code, name, slug, low_deck_max_height_cm)
    SELECT code, name, slug, low_deck_cm
    FROM jsonb_to_recordset(${sql.json(operators)}) AS seed (
      code text, name text, slug text, low_deck_cm integer)
    ON CONFLICT DO NOTHING`;
  await sql`
    INSERT INTO fare (operator_code, code, factor_bp, conditions, position)
    SELECT operator_code, code, factor_bp, conditions, position
    FROM jsonb_to_recordset(${sql.json(readFares())}) AS seed (
      operator_code text, code text, factor_bp integer, conditions jsonb, position integer)
    ON CONFLICT DO NOTHING`;
  await sql`
    INSERT INTO vehicle_band (operator_code, kind, max_length_cm, max_height_cm, factor_bp)
    SELECT operator_code, kind, max_length_cm, max_height_cm, factor_bp
    FROM jsonb_to_recordset(${sql.json(bands)}) AS seed (
      operator_code text, kind text, max_length_cm integer, max_height_cm integer, factor_bp integer)
    ON CONFLICT DO NOTHING`;
}
