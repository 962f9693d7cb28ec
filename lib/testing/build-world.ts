import type { Sql } from "#db/client";
import type { FareConditions } from "#db/schema/fare";

const ports = [
  ["TNLGN", "tunis", "Tunis (La Goulette)", "TN", 36.8061, 10.3028, "Africa/Tunis"],
  ["FRMRS", "marseille", "Marseille", "FR", 43.3208, 5.3583, "Europe/Paris"],
  ["ITCVV", "civitavecchia", "Civitavecchia", "IT", 42.0939, 11.7859, "Europe/Rome"],
  ["ITPMO", "palermo", "Palermo", "IT", 38.1256, 13.3667, "Europe/Rome"],
] as const;

/** Port, language, name, shown. */
const names = [
  ["TNLGN", "en", "Tunis (La Goulette)", true],
  ["TNLGN", "fr", "Tunis (La Goulette)", true],
  ["TNLGN", "und", "La Goulette", false],
  ["TNLGN", "it", "Tunisi", true],
  ["TNLGN", "ar", "تونس", true],
  ["FRMRS", "en", "Marseille", true],
  ["FRMRS", "en", "Marseilles", false],
  ["FRMRS", "fr", "Marseille", true],
  ["FRMRS", "it", "Marsiglia", true],
  ["FRMRS", "ar", "مرسيليا", true],
  ["ITCVV", "en", "Civitavecchia", true],
  ["ITCVV", "und", "Rome", false],
  ["ITPMO", "en", "Palermo", true],
  ["ITPMO", "fr", "Palerme", true],
] as const;

const operators = [
  ["CTN", "CTN", "ctn", "instant", "EUR"],
  ["GNV", "GNV", "gnv", "on_request", "EUR"],
] as const;

const vessels = [
  ["carthage", "Carthage", "CTN"],
  ["gnv-atlas", "GNV Atlas", "GNV"],
] as const;

/** From, to, operator of its tariff. */
const routes = [
  ["TNLGN", "FRMRS", "CTN"],
  ["FRMRS", "TNLGN", "CTN"],
  ["ITCVV", "ITPMO", "GNV"],
  ["ITPMO", "TNLGN", "GNV"],
  ["ITCVV", "TNLGN", "GNV"],
  ["FRMRS", "ITCVV", "GNV"],
] as const;

/** EUR cents. */
const tariff = {
  adult: 12_000,
  child: 6_000,
  infant: 0,
  vehicle: 20_000,
  pet: 2_500,
  port_fee: 1_500,
  "cabin:inside_2": 8_000,
  "cabin:outside_4": 14_000,
  "cabin:seat": 1_000,
};

const fares: [code: string, factorBp: number, position: number, conditions: FareConditions][] = [
  [
    "standard",
    10_000,
    1,
    {
      cancellation: [
        { hours_before: 720, refund_bp: 8_000 },
        { hours_before: 48, refund_bp: 5_000 },
      ],
      changes_until_hours: 48,
      change_fee_minor: 2_500,
    },
  ],
  [
    "flex",
    12_500,
    2,
    {
      cancellation: [{ hours_before: 24, refund_bp: 10_000 }],
      changes_until_hours: 24,
      change_fee_minor: 0,
    },
  ],
];

/** Kind, longest, highest, basis points of the tariff's vehicle. */
const bands = [
  ["car", 500, 190, 10_000],
  ["car", 500, 300, 13_000],
  ["car", 650, 300, 16_000],
  ["camper", 600, 350, 20_000],
  ["camper", 800, 400, 27_500],
  ["motorcycle", 300, 190, 5_000],
  ["bicycle", 250, 190, 1_000],
] as const;

/** Fills a migrated, empty database with what openWorld promises. */
export async function buildWorld(sql: Sql): Promise<void> {
  for (const [code, slug, name, country, latitude, longitude, zone] of ports) {
    await sql`insert into port (code, slug, name, country, latitude, longitude, zone)
      values (${code}, ${slug}, ${name}, ${country}, ${latitude}, ${longitude}, ${zone})`;
  }
  for (const [code, language, name, shown] of names) {
    await sql`insert into port_name (port_code, language, name, key, shown)
      values (${code}, ${language}, ${name}, lower(unaccent(${name})), ${shown})`;
  }
  for (const [code, name, slug, mode, currency] of operators) {
    await sql`insert into operator (code, name, slug, booking_mode, currency)
      values (${code}, ${name}, ${slug}, ${mode}, ${currency})`;
    for (const [fare, factor, position, conditions] of fares) {
      await sql`insert into fare (operator_code, code, factor_bp, conditions, position)
        values (${code}, ${fare}, ${factor}, ${sql.json(conditions)}, ${position})`;
    }
    for (const [kind, length, height, factor] of bands) {
      await sql`insert into vehicle_band (operator_code, kind, max_length_cm, max_height_cm, factor_bp)
        values (${code}, ${kind}, ${length}, ${height}, ${factor})`;
    }
  }
  for (const [slug, name, operator] of vessels) {
    await sql`insert into vessel (slug, name, operator_code, length_m, speed_kn, decks, passenger_capacity,
        lane_low_cm, lane_high_cm, kennels, cabins)
      values (${slug}, ${name}, ${operator}, 180, 23.5, 9, 400, 20000, 10000, 4, ${sql.json({ inside_2: 10 })})`;
  }
  for (const [from, to, operator] of routes) {
    const [made] = await sql<{ tariff: number }[]>`
      with made as (
        insert into route (from_port, to_port, distance_nm, path)
        values (${from}, ${to}, 460, ${sql.json([
          [10.3, 36.8],
          [5.35, 43.3],
        ])}) returning id)
      insert into tariff (operator_code, route_id, currency)
      select ${operator}, id, 'EUR' from made returning id as tariff`;
    for (const [item, amount] of Object.entries(tariff)) {
      await sql`insert into tariff_item (tariff_id, item, amount_minor)
        values (${made?.tariff ?? 0}, ${item}, ${amount})`;
    }
  }
}
