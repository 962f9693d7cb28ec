import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { TravelQuery } from "./travel-query";

type Party = Pick<TravelQuery, "adults" | "children" | "infants" | "pets" | "vehicle">;

/** "7.00 × 2.90 m". */
export function sizeWords(size: { length_cm: number; height_cm: number }, locale: Locale): string {
  const metres = (cm: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cm / 100);
  return translator(locale, "party")("vehicle_size", {
    length: metres(size.length_cm),
    height: metres(size.height_cm),
  });
}

/** "2 adults, 1 child, a camper (7.00 × 2.90 m)". */
export function partyWords(party: Party, locale: Locale): string {
  const t = translator(locale, "party");
  const words = (["adults", "children", "infants"] as const)
    .filter((who) => party[who] > 0)
    .map((who) => t(who, { count: party[who] }));
  if (party.vehicle) {
    const { kind } = party.vehicle;
    words.push(`${t("vehicle", { kind })} (${sizeWords(party.vehicle, locale)})`);
  }
  if (party.pets > 0) words.push(t("pets", { count: party.pets }));
  return words.join(", ");
}
