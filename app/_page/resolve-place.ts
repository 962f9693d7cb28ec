import type { Executor } from "#db/client";
import type { Locale } from "#lib/language/locales";
import { placeNamed } from "#lib/port/find-ends";
import { type Place, placeInLanguage } from "#lib/port/place";
import { portDirectory } from "#lib/port/port-directory";
import { searchPorts } from "#lib/port/search-ports";

/**
 * The port, group of ports or country a person means by what stands in the address: its code, its slug,
 * or a name typed where there is no script. Null when nothing is like it.
 */
export async function resolvePlace(
  sql: Executor,
  text: string,
  locale: Locale,
): Promise<Place | null> {
  if (text === "") return null;
  const known = placeNamed(await portDirectory(sql), text);
  if (known) return placeInLanguage(known, locale);
  const [best] = await searchPorts(sql, text, locale, 1);
  return best ?? null;
}
