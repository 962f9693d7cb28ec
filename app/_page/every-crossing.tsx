import type { ReactNode } from "react";
import { NetworkChart } from "#components/chart/network-chart";
import { AllCrossings, type Harbour } from "#components/search/all-crossings";
import { readNetworkChart } from "#lib/chart/read-network-chart";
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
    readNetworkChart(sql, locale, "wide"),
    readNetworkChart(sql, locale, "tall"),
  ]);
  const hrefs: Record<string, string> = {};
  const harbours = ports.flatMap((from): Harbour[] => {
    const crossings = ports.flatMap((to) => {
      if (!routes.has(`${from.code} ${to.code}`)) return [];
      const href = searchHref(locale, query, { from: from.slug, to: to.slug });
      hrefs[`${from.code} ${to.code}`] = href;
      return [{ to: to.name, href }];
    });
    return crossings.length > 0 ? [{ code: from.code, name: from.name, crossings }] : [];
  });
  return (
    <AllCrossings
      locale={locale}
      harbours={harbours}
      wide={<NetworkChart id="network-wide" drawing={wide.drawing} hrefs={hrefs} />}
      tall={<NetworkChart id="network-tall" drawing={tall.drawing} hrefs={hrefs} />}
    />
  );
}
