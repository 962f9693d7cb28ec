import type { TransactionSql } from "postgres";
import { readVessels } from "./read-vessels";

export async function layVessels(sql: TransactionSql): Promise<void> {
  await sql`
    INSERT INTO vessel (slug, name, operator_code, imo, built, length_m, speed_kn, decks,
      passenger_capacity, lane_low_cm, lane_high_cm, kennels, cabins)
    SELECT slug, name, operator_code, imo, built, length_m, speed_kn, decks,
      passenger_capacity, lane_low_cm, lane_high_cm, kennels, cabins
    FROM jsonb_to_recordset(${sql.json(readVessels())}) AS seed (
      slug text, name text, operator_code text, imo text, built integer,
      length_m double precision, speed_kn double precision, decks integer,
      passenger_capacity integer, lane_low_cm integer, lane_high_cm integer,
      kennels integer, cabins jsonb)
    WHERE NOT EXISTS (SELECT FROM vessel WHERE vessel.slug = seed.slug)`;
}
