"use client";

import { useTranslations } from "use-intl/react";
import type { Faults } from "./validate-draft";

/** Says what is wrong with the answer at a path, or nothing. */
export function useFaultWords(faults: Faults): (path: string) => string | undefined {
  const t = useTranslations("fields");
  return (path) => {
    const fault = faults[path];
    if (!fault) return undefined;
    if (fault.code === "band_mismatch") return t(fault.code, { age: fault.age, band: fault.band });
    if (fault.code === "too_short") return t(fault.code, { least: fault.least });
    return t(fault.code);
  };
}
