/** The languages pages and mails are written in; the path's first part. */
export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

/** What each language calls itself, for the language switch. */
export const localeNames: Record<Locale, string> = { en: "English", fr: "Français" };

export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text);
}

/** The language of ours that an Accept-Language header (RFC 9110, 12.5.4) likes best. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith("q="));
      return { language: tag.split("-")[0] ?? "", weight: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const found = wishes.map((wish) => wish.language).find(isLocale);
  return found ?? defaultLocale;
}
