import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Looks } from "#components/recommendation/looks";
import { Results } from "#components/search/results";
import { SearchPanel } from "#components/search/search-panel";
import { UnsoldList } from "#components/search/unsold-list";
import { findCrossing } from "#lib/discovery/find-subject";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { isDate } from "#lib/search/check-query";
import type { SearchResult } from "#lib/search/journey";
import { unsoldCrossings } from "#lib/search/unsold-crossings";
import type { RawParams } from "../../../components/search/travel-query";
import { answerSearch } from "../../_page/answer-search";
import { askedSearch } from "../../_page/asked-search";
import { atSea } from "../../_page/at-sea";
import { pageContext } from "../../_page/context";
import { hrefOf } from "../../_page/discovery/discovery-hrefs";
import { inEachLanguage } from "../../_page/in-each-language";
import { localeOf } from "../../_page/locale";
import { orWithout } from "../../_page/or-without";
import { routeCard } from "../../_page/route-card";
import { searchChart } from "../../_page/search-chart";
import { pageUnlessAway, titleUnlessAway } from "../../_page/unless-away";
import styles from "./search.module.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const asked = await searchParams;
  return titleUnlessAway(locale, () => titleOf(locale, asked));
}

async function titleOf(locale: Locale, params: RawParams): Promise<Metadata> {
  const context = pageContext(locale);
  const { query, from, to } = await askedSearch(params, context);
  const t = translator(locale, "search");
  if (!from || !to || !isDate(query.date)) return { title: t("bad_title"), robots: "noindex" };
  const day = formatDay(query.date, locale, "plain");
  const words = { from: from.name, to: to.name, day };
  // One crossing on one day is one page, whoever travels.
  const crossing = new URLSearchParams({ from: from.slug, to: to.slug, date: query.date });
  const title = t("meta_title", words);
  const description = t("meta_description", words);
  return {
    title,
    description,
    alternates: inEachLanguage(locale, `/search?${crossing}`),
    ...(await routeCard(locale, { from, to, title, description }, context)),
  };
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const asked = await searchParams;
  return pageUnlessAway(locale, () => answered(locale, asked));
}

async function answered(locale: Locale, params: RawParams) {
  const context = pageContext(locale);
  const asked = await askedSearch(params, context);
  if (asked.canonical) redirect(asked.canonical);
  const month = typeof params.month === "string" ? params.month : "";
  const [answer, sea] = await Promise.all([answerSearch(asked, month, context), atSea(context)]);
  const problem = answer.kind === "problem" ? answer.words : null;
  const { from, to } = asked;
  const [chart, crossing, unsold] = await Promise.all([
    searchChart(asked, answer, context),
    from && to ? orWithout(findCrossing(context.sql, from.slug, to.slug), null) : null,
    answer.kind === "found" ? orWithout(unsoldCrossings(context, answer.shown), null) : null,
  ]);
  return (
    <>
      <SearchPanel locale={locale} asked={asked} problem={problem} chart={chart} />
      <div className={`wrap ${styles.results}`}>
        {answer.kind === "found" && (
          <Results
            locale={locale}
            query={asked.query}
            answer={answer}
            sea={sea}
            now={context.now}
          />
        )}
        {crossing && (
          <p>
            <a href={hrefOf.crossing(locale, crossing.subject)}>
              {translator(locale, "search")("all_year")}
            </a>
          </p>
        )}
        {answer.kind === "found" && <Looks events={routeLooks(answer.result)} />}
        {unsold && <UnsoldList locale={locale} crossings={unsold} />}
      </div>
    </>
  );
}

/** A search between two ports; one between groups of them is of no one route. */
function routeLooks({ from, to }: SearchResult) {
  if (from.kind !== "port" || to.kind !== "port") return [];
  return [{ type: "route.searched", from: from.code, to: to.code } as const];
}
