import type { Crossing } from "#lib/discovery/directory";
import type { Locale } from "#lib/language/locales";

type Sluggish = { slug: string };

/** Where pages of ports, crossings, operators and vessels are, below the language. */
export const pathOf = {
  explore: "/explore",
  port: ({ slug }: Sluggish) => `/ports/${slug}`,
  crossing: ({ from, to }: { from: Sluggish; to: Sluggish }) => `/routes/${from.slug}/${to.slug}`,
  operator: ({ slug }: Sluggish) => `/operators/${slug}`,
  vessel: ({ slug }: Sluggish) => `/vessels/${slug}`,
};

/** The same with the language before it. */
export const hrefOf = {
  explore: (locale: Locale) => `/${locale}${pathOf.explore}`,
  port: (locale: Locale, port: Sluggish) => `/${locale}${pathOf.port(port)}`,
  crossing: (locale: Locale, crossing: Pick<Crossing, "from" | "to">) =>
    `/${locale}${pathOf.crossing(crossing)}`,
  operator: (locale: Locale, operator: Sluggish) => `/${locale}${pathOf.operator(operator)}`,
  vessel: (locale: Locale, vessel: Sluggish) => `/${locale}${pathOf.vessel(vessel)}`,
};
