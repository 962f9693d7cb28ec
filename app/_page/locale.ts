import { notFound } from "next/navigation";
import { isLocale, type Locale } from "#lib/language/locales";

/** The language of a page's address. Any other first part of the path is an address we do not have. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return locale;
}
