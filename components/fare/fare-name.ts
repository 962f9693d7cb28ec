import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";

/** What a fare is called; a family we have no word for shows its code with a capital. */
export function fareName(code: string, locale: Locale): string {
  const t = translator(locale, "fare");
  if (code === "standard") return t("name_standard");
  if (code === "flex") return t("name_flex");
  return code.charAt(0).toUpperCase() + code.slice(1);
}
