import type { MetadataRoute } from "next";
import { config } from "#lib/config/config";
import { locales } from "#lib/language/locales";
import { inEachLanguage } from "./_page/in-each-language";

/** Where we are is known when the process runs, not when it is built. */
export const dynamic = "force-dynamic";

/** The pages that are the same tomorrow, in each language. */
const pages = ["", "/my-booking", "/privacy"];

export default function sitemap(): MetadataRoute.Sitemap {
  const absolute = (path: string) => new URL(path, config().APP_URL).href;
  return pages.flatMap((page) =>
    locales.map((locale) => {
      const { canonical, languages } = inEachLanguage(locale, page);
      const others = Object.entries(languages).map(([name, path]) => [name, absolute(path)]);
      return { url: absolute(canonical), alternates: { languages: Object.fromEntries(others) } };
    }),
  );
}
