/** The languages tickets and mails are written in. */
export const languages = ["en", "fr"] as const;

export type Language = (typeof languages)[number];

/** The language to write in for a tag such as "fr-CA"; English where we have no words of it. */
export function languageOf(tag: string): Language {
  const primary = tag.toLowerCase().split("-")[0];
  return languages.find((language) => language === primary) ?? "en";
}
