import type { Metadata } from "next";
import { JsonLd } from "#components/discovery/json-ld";
import { VesselPage, vesselLead } from "#components/discovery/vessel-page";
import { directory } from "#lib/discovery/directory";
import { findVessel } from "#lib/discovery/find-subject";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { pageContext } from "../../../_page/context";
import { hrefOf, pathOf } from "../../../_page/discovery/discovery-hrefs";
import { discoveryMetadata } from "../../../_page/discovery/discovery-metadata";
import { foundOrMoved } from "../../../_page/discovery/found-or-moved";
import { vesselWords } from "../../../_page/discovery/machine-words";
import { vesselView } from "../../../_page/discovery/vessel-view";
import { localeOf } from "../../../_page/locale";
import { socialCard } from "../../../_page/social-card";
import { pageUnlessAway, titleUnlessAway } from "../../../_page/unless-away";

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const { slug } = await params;
  return titleUnlessAway(locale, () => metadataOf(locale, slug));
}

async function vesselAt(locale: Locale, slug: string) {
  const found = await findVessel(pageContext(locale).sql, slug);
  return foundOrMoved(found, (vessel) => hrefOf.vessel(locale, vessel));
}

async function metadataOf(locale: Locale, slug: string): Promise<Metadata> {
  const vessel = await vesselAt(locale, slug);
  const view = await vesselView(pageContext(locale), vessel);
  const t = translator(locale, "discovery");
  const names = { vessel: vessel.name, operator: view.operator?.name ?? "" };
  const words = {
    title: t("vessel_meta_title", names),
    description: t("vessel_meta_description", { ...names, lead: vesselLead(view, locale) }),
  };
  const alt = translator(locale, "card")("image_home");
  const card = socialCard(locale, { ...words, name: "crossings", alt });
  return discoveryMetadata(locale, pathOf.vessel(vessel), words, card);
}

export default async function OneVesselPage({ params }: Props) {
  const locale = await localeOf(params);
  const { slug } = await params;
  return pageUnlessAway(locale, () => vesselPage(locale, slug));
}

async function vesselPage(locale: Locale, slug: string) {
  const vessel = await vesselAt(locale, slug);
  const context = pageContext(locale);
  const [known, view] = await Promise.all([directory(context.sql), vesselView(context, vessel)]);
  return (
    <>
      <JsonLd text={vesselWords(locale, known, view)} />
      <VesselPage locale={locale} view={view} />
    </>
  );
}
