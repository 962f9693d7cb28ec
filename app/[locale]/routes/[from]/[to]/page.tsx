import type { Metadata } from "next";
import { CrossingPage, crossingLead } from "#components/discovery/crossing-page";
import { JsonLd } from "#components/discovery/json-ld";
import { directory } from "#lib/discovery/directory";
import { findCrossing } from "#lib/discovery/find-subject";
import { nextDepartures } from "#lib/discovery/next-departures";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { inLanguage } from "#lib/port/port";
import { pageContext } from "../../../../_page/context";
import { crossingView } from "../../../../_page/discovery/crossing-view";
import { hrefOf, pathOf } from "../../../../_page/discovery/discovery-hrefs";
import { discoveryMetadata } from "../../../../_page/discovery/discovery-metadata";
import { foundOrMoved } from "../../../../_page/discovery/found-or-moved";
import { crossingWords } from "../../../../_page/discovery/machine-words";
import { localeOf } from "../../../../_page/locale";
import { routeCard } from "../../../../_page/route-card";
import { pageUnlessAway, titleUnlessAway } from "../../../../_page/unless-away";

type Ends = { from: string; to: string };
type Props = { params: Promise<Ends & { locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const ends = await params;
  return titleUnlessAway(locale, () => metadataOf(locale, ends));
}

async function crossingAt(locale: Locale, { from, to }: Ends) {
  const found = await findCrossing(pageContext(locale).sql, from, to);
  return foundOrMoved(found, (crossing) => hrefOf.crossing(locale, crossing));
}

async function metadataOf(locale: Locale, ends: Ends): Promise<Metadata> {
  const context = pageContext(locale);
  const crossing = await crossingAt(locale, ends);
  const view = await crossingView(context, crossing);
  const t = translator(locale, "discovery");
  const names = { from: view.from, to: view.to };
  const words = {
    title: t("crossing_meta_title", names),
    description: t("crossing_meta_description", { ...names, lead: crossingLead(view, locale) }),
  };
  const [from, to] = [inLanguage(crossing.from, locale), inLanguage(crossing.to, locale)];
  const card = await routeCard(locale, { from, to, ...words }, context);
  return discoveryMetadata(locale, pathOf.crossing(crossing), words, card);
}

export default async function OneCrossingPage({ params }: Props) {
  const locale = await localeOf(params);
  const ends = await params;
  return pageUnlessAway(locale, () => crossingPage(locale, ends));
}

async function crossingPage(locale: Locale, ends: Ends) {
  const context = pageContext(locale);
  const crossing = await crossingAt(locale, ends);
  const [known, view, departures] = await Promise.all([
    directory(context.sql),
    crossingView(context, crossing),
    nextDepartures(context, crossing),
  ]);
  const name = translator(locale, "discovery")("crossing", { from: view.from, to: view.to });
  const shown = {
    name,
    lowest: view.lowest?.price ?? null,
    departures: departures.slice(0, view.departures.length),
    sailedBy: view.operators.map(({ code }) => code),
  };
  return (
    <>
      <JsonLd text={crossingWords(locale, known, crossing, shown)} />
      <CrossingPage locale={locale} view={view} />
    </>
  );
}
