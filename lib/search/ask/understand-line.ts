import { dateInZone } from "#lib/clock/zones";
import { nameIndex } from "#lib/port/name-index";
import type { SearchContext } from "../context";
import { understand } from "./understand";
import type { Understood } from "./understood";

/** Days are counted from the Mediterranean's today; the ports' own differ by hours at most. */
const zone = "Europe/Paris";

/** What a line of free text asks for, with the places we know. Throws `service_unavailable`. */
export async function understandLine(
  { sql, now, language }: Pick<SearchContext, "sql" | "now" | "language">,
  text: string,
): Promise<Understood> {
  return understand(text, { index: await nameIndex(sql), today: dateInZone(now, zone), language });
}
