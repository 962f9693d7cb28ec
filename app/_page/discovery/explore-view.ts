import { directory } from "#lib/discovery/directory";
import { inLanguage, type KnownPort } from "#lib/port/port";
import type { ExploreView } from "../../../components/discovery/explore-page";
import type { Linked } from "../../../components/discovery/views";
import type { pageContext } from "../context";
import { hrefOf } from "./discovery-hrefs";
import { countryName } from "./port-view";

/** Everything there is a page of, sorted as the language sorts. Throws `service_unavailable`. */
export async function exploreView(context: ReturnType<typeof pageContext>): Promise<ExploreView> {
  const { language } = context;
  const { crossings, operators, vessels } = await directory(context.sql);
  const order = new Intl.Collator(language);
  const byName = (one: { name: string }, other: { name: string }) =>
    order.compare(one.name, other.name);
  const name = (port: KnownPort) => inLanguage(port, language).name;
  const all = [...crossings.values()];
  const served = [
    ...new Map(all.flatMap(({ from, to }) => [from, to]).map((port) => [port.code, port])).values(),
  ];
  const linked = (port: KnownPort): Linked => ({
    name: name(port),
    href: hrefOf.port(language, port),
  });
  const countries = [...new Set(served.map(({ country }) => country))].map((country) => ({
    name: countryName(country, language) ?? country,
    links: served
      .filter((port) => port.country === country)
      .map(linked)
      .sort(byName),
  }));
  return {
    ports: countries.sort(byName),
    crossings: served
      .flatMap((port) => {
        const links = all
          .filter(({ from }) => from.code === port.code)
          .map((crossing) => ({
            name: name(crossing.to),
            href: hrefOf.crossing(language, crossing),
          }))
          .sort(byName);
        return links.length > 0 ? [{ ...linked(port), links }] : [];
      })
      .sort(byName),
    operators: operators.map((one) => ({ name: one.name, href: hrefOf.operator(language, one) })),
    ships: operators.flatMap((operator) => {
      const links = vessels
        .filter(({ operator_code }) => operator_code === operator.code)
        .map((vessel) => ({ name: vessel.name, href: hrefOf.vessel(language, vessel) }))
        .sort(byName);
      return links.length > 0 ? [{ name: operator.name, links }] : [];
    }),
  };
}
