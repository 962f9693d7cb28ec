import type { Tx } from "#db/client";
import { FeedRefused } from "./feed-refused";

/**
 * Writes every zone of a feed by a name that Postgres knows as well: today's, where a feed uses an old one
 * and Postgres was built without it. Throws FeedRefused for one that only we know.
 */
export async function settleZones(tx: Tx): Promise<void> {
  const named = await tx<{ zone: string }[]>`
    select agency_timezone as zone from g_agency
    union select stop_timezone from g_stop where stop_timezone is not null`;
  const zones = named.map(({ zone }) => ({ zone, today: todaysName(zone) }));
  const known = new Set(
    (
      await tx<{ name: string }[]>`
        select name from pg_timezone_names
        where name = any (${zones.flatMap(({ zone, today }) => [zone, today])})`
    ).map(({ name }) => name),
  );
  for (const { zone, today } of zones) {
    if (known.has(zone)) continue;
    if (!known.has(today)) {
      throw new FeedRefused([{ file: "agency.txt", says: `"${zone}" is no time zone` }]);
    }
    await tx`update g_agency set agency_timezone = ${today} where agency_timezone = ${zone}`;
    await tx`update g_stop set stop_timezone = ${today} where stop_timezone = ${zone}`;
  }
}

function todaysName(zone: string): string {
  return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
}
