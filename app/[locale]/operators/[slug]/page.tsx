import type { Metadata } from "next";
import { JsonLd } from "#components/discovery/json-ld";
import { OperatorPage, operatorLead } from "#components/discovery/operator-page";
import { findOperatorPage } from "#lib/discovery/find-subject";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { pageContext } from "../../../_page/context";
import { hrefOf, pathOf } from "../../../_page/discovery/discovery-hrefs";
import { discoveryMetadata } from "../../../_page/discovery/discovery-metadata";
import { foundOrMoved } from "../../../_page/discovery/found-or-moved";
import { operatorWords } from "../../../_page/discovery/machine-words";
import { operatorView } from "../../../_page/discovery/operator-view";
import { localeOf } from "../../../_page/locale";
import { socialCard } from "../../../_page/social-card";
import { pageUnlessAway, titleUnlessAway } from "../../../_page/unless-away";

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const { slug } = await params;
  return titleUnlessAway(locale, () => metadataOf(locale, slug));
}

async function operatorAt(locale: Locale, slug: string) {
  const found = await findOperatorPage(pageContext(locale).sql, slug);
  return foundOrMoved(found, (operator) => hrefOf.operator(locale, operator));
}

async function metadataOf(locale: Locale, slug: string): Promise<Metadata> {
  const operator = await operatorAt(locale, slug);
  const view = await operatorView(pageContext(locale), operator);
  const t = translator(locale, "discovery");
  const words = {
    title: t("operator_meta_title", { operator: operator.name }),
    description: t("operator_meta_description", { lead: operatorLead(view, locale) }),
  };
  const alt = translator(locale, "card")("image_home");
  const card = socialCard(locale, { ...words, name: "crossings", alt });
  return discoveryMetadata(locale, pathOf.operator(operator), words, card);
}

export default async function OneOperatorPage({ params }: Props) {
  const locale = await localeOf(params);
  const { slug } = await params;
  return pageUnlessAway(locale, () => operatorPage(locale, slug));
}

async function operatorPage(locale: Locale, slug: string) {
  const operator = await operatorAt(locale, slug);
  const view = await operatorView(pageContext(locale), operator);
  return (
    <>
      <JsonLd text={operatorWords(locale, operator, view)} />
      <OperatorPage locale={locale} view={view} />
    </>
  );
}
