"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type Locale, localeNames, locales } from "#lib/language/locales";

/** The same page in the other languages. */
export function LanguageSwitch({ locale, label }: { locale: Locale; label: string }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const rest = path.replace(/^\/[^/]+/, "");
  return (
    <>
      {locales
        .filter((other) => other !== locale)
        .map((other) => (
          <a
            key={other}
            href={`/${other}${rest}${query ? `?${query}` : ""}`}
            lang={other}
            hrefLang={other}
            aria-label={`${label}: ${localeNames[other]}`}
          >
            {localeNames[other]}
          </a>
        ))}
    </>
  );
}
