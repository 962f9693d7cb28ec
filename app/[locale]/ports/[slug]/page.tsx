import type { Metadata } from "next";
import { JsonLd } from "#components/discovery/json-ld";
import { PortPage, portLead } from "#components/discovery/port-page";
import { findPort } from "#lib/discovery/find-subject";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { regional } from "../../../../components/discovery/words";
import { pageContext } from "../../../_page/context";
import { hrefOf, pathOf } from "../../../_page/discovery/discovery-hrefs";
import { discoveryMetadata } from "../../../_page/discovery/discovery-metadata";
import { foundOrMoved } from "../../../_page/discovery/found-or-moved";
import { portWords } from "../../../_page/discovery/machine-words";
import { portView } from "../../../_page/discovery/port-view";
import { localeOf } from "../../../_page/locale";
import { socialCard } from "../../../_page/social-card";
import { pageUnlessAway, titleUnlessAway } from "../../../_page/unless-away";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Of a description's places so many are named. */
const mostNamed = 4;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const { slug } = await params;
  return titleUnlessAway(locale, () => metadataOf(locale, slug));
}

async function portAt(locale: Locale, slug: string) {
  const found = await findPort(pageContext(locale).sql, slug);
  return foundOrMoved(found, (port) => hrefOf.port(locale, port));
}

async function metadataOf(locale: Locale, slug: string): Promise<Metadata> {
  const port = await portAt(locale, slug);
  const view = await portView(pageContext(locale), port);
  const t = translator(locale, "discovery");
  const title = t("port_meta_title", { port: view.name });
  const lead = portLead(view, locale);
  const places = new Intl.ListFormat(regional(locale)).format(
    view.out.slice(0, mostNamed).map(({ name }) => name),
  );
  const description =
    view.out.length > 0 ? t("port_meta_description", { port: view.name, places, lead }) : lead;
  const alt = translator(locale, "card")("image_home");
  const card = socialCard(locale, { title, description, name: "crossings", alt });
  return {
    ...discoveryMetadata(locale, pathOf.port(port), { title, description }, card),
    // Nothing on it that anybody would look for.
    ...(view.out.length + view.back.length === 0 ? { robots: "noindex" } : {}),
  };
}

export default async function OnePortPage({ params }: Props) {
  const locale = await localeOf(params);
  const { slug } = await params;
  return pageUnlessAway(locale, () => portPage(locale, slug));
}

async function portPage(locale: Locale, slug: string) {
  const port = await portAt(locale, slug);
  const view = await portView(pageContext(locale), port);
  return (
    <>
      <JsonLd text={portWords(locale, port, view)} />
      <PortPage locale={locale} view={view} />
    </>
  );
}
