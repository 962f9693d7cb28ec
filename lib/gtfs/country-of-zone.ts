import { countriesIn } from "#lib/language/countries";

let known: Map<string, string> | undefined;

/**
 * The country that keeps a zone, ISO 3166-1 alpha-2; ZZ where it is nobody's (UTC). A feed does not name
 * countries: a stop beyond a border that is run on the agency's own clock passes for the agency's country
 * until staff put it right.
 */
export function countryOfZone(zone: string): string {
  known ??= new Map(
    countriesIn("en").flatMap(({ code }) => zonesOf(code).map((name) => [name, code] as const)),
  );
  const today = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  return known.get(zone) ?? known.get(today) ?? "ZZ";
}

/** As the Unicode consortium assigns them. Newer engines ask by a method, older ones by a property. */
function zonesOf(country: string): string[] {
  const region = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    timeZones?: string[];
    getTimeZones?: () => string[] | undefined;
  };
  return region.getTimeZones?.() ?? region.timeZones ?? [];
}
