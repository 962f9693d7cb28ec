import type { Executor } from "#db/client";
import type { Locale } from "#lib/language/locales";
import { inLanguage, type Port } from "#lib/port/port";
import { portDirectory } from "#lib/port/port-directory";
import { searchPorts } from "#lib/port/search-ports";

/**
 * The port a person means by what stands in the address: its code, its slug, or a name typed where
 * there is no script. Null when nothing is like it.
 */
export async function resolvePort(
  sql: Executor,
  text: string,
  locale: Locale,
): Promise<Port | null> {
  if (text === "") return null;
  const { byCode, bySlug } = await portDirectory(sql);
  const known = byCode.get(text.toUpperCase()) ?? bySlug.get(text.toLowerCase());
  if (known) return inLanguage(known, locale);
  const [best] = await searchPorts(sql, text, locale, 1);
  return best ?? null;
}
