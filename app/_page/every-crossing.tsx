import type { ReactNode } from "react";
import { AllCrossings, type Harbour } from "#components/search/all-crossings";
import { type NetworkPicture, readNetworkPicture } from "#lib/card/network-picture";
import type { Locale } from "#lib/language/locales";
import type { Port } from "#lib/port/port";
import { routeLines } from "#lib/voyage/route-lines";
import { searchHref, type TravelQuery } from "../../components/search/travel-query";
import { pageContext } from "./context";

type Props = { locale: Locale; ports: Port[]; query: TravelQuery };

/** All crossings we sell, each leading to its search. Throws `service_unavailable`. */
export async function everyCrossing({ locale, ports, query }: Props): Promise<ReactNode> {
  const { sql } = pageContext(locale);
  const [routes, wide, tall] = await Promise.all([
    routeLines(sql),
    readNetworkPicture(sql, locale, "wide"),
    readNetworkPicture(sql, locale, "tall"),
  ]);
  const harbours = ports.flatMap((from): Harbour[] => {
    const crossings = ports.flatMap((to) => {
      if (!routes.get(`${from.code} ${to.code}`)?.sold) return [];
      return [{ to: to.name, href: searchHref(locale, query, { from: from.slug, to: to.slug }) }];
    });
    return crossings.length > 0 ? [{ code: from.code, name: from.name, crossings }] : [];
  });
  const shown = (sheet: string, { width, height }: NetworkPicture) => ({
    day: `/charts/crossings-${sheet}.svg?lang=${locale}`,
    night: `/charts/crossings-${sheet}-night.svg?lang=${locale}`,
    width,
    height,
  });
  return (
    <AllCrossings
      locale={locale}
      harbours={harbours}
      wide={shown("wide", wide)}
      tall={shown("tall", tall)}
    />
  );
}
