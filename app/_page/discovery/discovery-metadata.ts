import type { Metadata } from "next";
import type { Locale } from "#lib/language/locales";
import { inEachLanguage } from "../in-each-language";

/** What search engines are told of a page at `path` below the language, with its card. */
export function discoveryMetadata(
  locale: Locale,
  path: string,
  { title, description }: { title: string; description: string },
  card: Pick<Metadata, "openGraph" | "twitter">,
): Metadata {
  const alternates = inEachLanguage(locale, path);
  return {
    title,
    description,
    alternates,
    ...card,
    openGraph: { ...card.openGraph, url: alternates.canonical },
  };
}
