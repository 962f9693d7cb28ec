import { database } from "#db/client";
import type { Locale } from "#lib/language/locales";
import { cache } from "#lib/redis/redis";

/** What a page hands to the verbs it calls. */
export function pageContext(language: Locale) {
  return { sql: database().sql, cache: cache(), now: new Date(), language };
}
