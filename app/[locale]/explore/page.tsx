import type { Metadata } from "next";
import { ExplorePage } from "#components/discovery/explore-page";
import { translator } from "#lib/language/translator";
import { pageContext } from "../../_page/context";
import { pathOf } from "../../_page/discovery/discovery-hrefs";
import { discoveryMetadata } from "../../_page/discovery/discovery-metadata";
import { exploreView } from "../../_page/discovery/explore-view";
import { localeOf } from "../../_page/locale";
import { socialCard } from "../../_page/social-card";
import { pageUnlessAway } from "../../_page/unless-away";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = translator(locale, "discovery");
  const words = { title: t("explore"), description: t("explore_meta") };
  const alt = translator(locale, "card")("image_home");
  const card = socialCard(locale, { ...words, name: "crossings", alt });
  return discoveryMetadata(locale, pathOf.explore, words, card);
}

export default async function WholeExplorePage({ params }: Props) {
  const locale = await localeOf(params);
  return pageUnlessAway(locale, async () => (
    <ExplorePage locale={locale} view={await exploreView(pageContext(locale))} />
  ));
}
