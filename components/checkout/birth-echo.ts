"use client";

import { useTranslations } from "use-intl/react";
import { formatDay } from "#lib/language/format-time";
import { parseDay } from "#lib/language/parse-day";
import { ageOn, bandOf } from "./age-on";
import type { Checkout } from "./checkout";

/** Says a typed birth date back as it was understood: "1 May 1990, 36 years: adult". */
export function useBirthEcho(checkout: Checkout): (typed: string) => string | undefined {
  const t = useTranslations("book");
  const first = checkout.journeys[0]?.departureDates[0];
  return (typed) => {
    const day = parseDay(typed);
    if (!day || !first || day > first) return undefined;
    const age = ageOn(day, first);
    return t("birth_echo", {
      day: formatDay(day, checkout.locale, "plain"),
      age,
      band: bandOf(age, checkout.ages),
    });
  };
}
