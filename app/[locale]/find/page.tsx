import type { Metadata } from "next";
import { headers } from "next/headers";
import { FindPage } from "#components/discovery/find-page";
import { callerOf } from "#http/caller";
import { config } from "#lib/config/config";
import { discover, longestDiscovery } from "#lib/discovery/discover";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { checkLimit } from "#lib/limits/check-limit";
import { pageContext } from "../../_page/context";
import { findSearchHref } from "../../_page/discovery/find-search-href";
import { localeOf } from "../../_page/locale";
import { pageUnlessAway } from "../../_page/unless-away";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
};

const mostShown = 20;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  // What is found has pages of its own, which are the ones to be known.
  return { title: translator(locale, "discovery")("find_title"), robots: "noindex, follow" };
}

export default async function WholeFindPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { q } = await searchParams;
  const asked = (Array.isArray(q) ? q.at(-1) : q) ?? "";
  return pageUnlessAway(locale, () => findPage(locale, asked));
}

async function findPage(locale: Locale, asked: string) {
  const q = asked.replaceAll("\0", "").trim().slice(0, longestDiscovery);
  const { sql, now } = pageContext(locale);
  // Drawn for each who asks, so it is counted as the API's is.
  const { address } = callerOf(await headers());
  if (q !== "") await checkLimit("discover", address, config().RATE_LIMIT_SCALE);
  const found = await discover(sql, q, locale, mostShown);
  const view = {
    q,
    found: found.map((one) => ({
      ...one,
      href: `/${locale}${one.path}`,
      searchHref: findSearchHref(locale, one, now),
    })),
  };
  return <FindPage locale={locale} view={view} />;
}
