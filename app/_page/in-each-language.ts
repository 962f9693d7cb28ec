import { defaultLocale, type Locale, locales } from "#lib/language/locales";

/**
 * The address of a page below its language (`""`, `/search?…`) as a search engine should know it, and
 * that of the same page in each language.
 */
export function inEachLanguage(locale: Locale, path: string) {
  const languages = Object.fromEntries(locales.map((other) => [other, `/${other}${path}`]));
  return {
    canonical: `/${locale}${path}`,
    languages: { ...languages, "x-default": `/${defaultLocale}${path}` },
  };
}
