import postgres from "postgres";
import { layOperatorLinks } from "./lay-operator-links";
import { layOperators } from "./lay-operators";
import { layPlaces } from "./lay-places";
import { layPorts } from "./lay-ports";
import { layRoutes } from "./lay-routes";
import { laySailings } from "./lay-sailings";
import { layVessels } from "./lay-vessels";
import { windowFrom } from "./plan-voyages";
import { timetable } from "./timetable";

export type SeedOptions = {
  /** YYYY-MM-DD; the window begins the day before. */
  today: string;
  /** How far ahead to lay sailings. */
  months?: number;
};

/**
 * Fills a migrated database with ports, operators, vessels, routes, tariffs and a window of
 * sailings, and returns how many sailings were new. It only ever adds: run again it changes
 * nothing, run on a later day it lays the days that came into the window. All or nothing, and of
 * two at once the second waits and then finds nothing to do.
 */
export async function seedDatabase(
  url: string,
  { today, months = 12 }: SeedOptions,
): Promise<{ sailings: number }> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const lines = timetable();
    const sailings = await client.begin(async (sql) => {
      await sql`SELECT pg_advisory_xact_lock(7305732)`;
      await layPorts(sql);
      await layPlaces(sql);
      const year = Number(today.slice(0, 4));
      await layOperators(sql, [year, year + 1]);
      await layOperatorLinks(sql);
      await layVessels(sql);
      await layRoutes(sql, lines);
      return laySailings(sql, lines, windowFrom(today, months));
    });
    // Fresh tables have no statistics, and the first searches would be planned blind.
    if (sailings > 0)
      await client`ANALYZE port_name, place_name, route, tariff_item, voyage, sailing, pool`;
    return { sailings };
  } finally {
    await client.end();
  }
}
