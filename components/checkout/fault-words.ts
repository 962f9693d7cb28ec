"use client";

import { useTranslations } from "use-intl/react";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import type { Faults } from "./validate-draft";

/** Says what is wrong with the answer at a path, or nothing. */
export function useFaultWords(
  faults: Faults,
  locale: Locale,
): (path: string) => string | undefined {
  const t = useTranslations("fields");
  return (path) => {
    const fault = faults[path];
    if (!fault) return undefined;
    if (fault.code === "band_mismatch") return t(fault.code, { age: fault.age, band: fault.band });
    if (fault.code === "document_expired") {
      return t(fault.code, { day: formatDay(fault.day, locale, "plain") });
    }
    if (fault.code === "too_short") return t(fault.code, { least: fault.least });
    return t(fault.code);
  };
}
