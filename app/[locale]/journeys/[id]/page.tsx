import type { Metadata } from "next";
import { JourneyPage } from "#components/journey/journey-page";
import { Looks } from "#components/recommendation/looks";
import { Recommended } from "#components/recommendation/recommended";
import { ActionLink } from "#components/ui/action-link";
import { PlainPage } from "#components/ui/plain-page";
import { DomainError } from "#lib/errors/domain-error";
import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import {
  asBack,
  type RawParams,
  readTravelQuery,
} from "../../../../components/search/travel-query";
import { answerAs } from "../../../_page/answer-as";
import { pageContext } from "../../../_page/context";
import { inEachLanguage } from "../../../_page/in-each-language";
import { localeOf } from "../../../_page/locale";
import { readJourneyFacts } from "../../../_page/read-journey-facts";
import { readJourneyView } from "../../../_page/read-journey-view";
import { readRecommendations } from "../../../_page/read-recommendations";
import { routeCard } from "../../../_page/route-card";
import { refusalWords } from "../../../_page/search-problem";
import { pageUnlessAway, titleUnlessAway } from "../../../_page/unless-away";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<RawParams>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const { id } = await params;
  return titleUnlessAway(locale, () => metadataOf(locale, id));
}

async function metadataOf(locale: Locale, id: string): Promise<Metadata> {
  const sailings = await readJourneyFacts(id, locale);
  const first = sailings?.[0];
  const last = sailings?.at(-1);
  const t = translator(locale, "journey");
  if (!first || !last) return { title: t("unknown_title"), robots: "noindex" };
  const ends = { from: first.from.name, to: last.to.name };
  const moment = (at: string) => `${formatDay(at, locale, "short")}, ${clockTime(at)}`;
  const title = t("meta_title", {
    ...ends,
    day: formatDay(first.departs_at, locale, "plain"),
    time: clockTime(first.departs_at),
  });
  const description = t("meta_description", {
    from: first.from.name,
    departs: moment(first.departs_at),
    arrives: moment(last.arrives_at),
  });
  return {
    title,
    description,
    // The page is one, whoever asks about it; of a sailing that has left it is of no use to others.
    alternates: inEachLanguage(locale, `/journeys/${id}`),
    ...(sailings.every((sailing) => sailing.on_sale) ? {} : { robots: "noindex" }),
    ...(await routeCard(
      locale,
      { from: first.from, to: last.to, title, description },
      pageContext(locale),
    )),
  };
}

export default async function OneJourneyPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const asked = await searchParams;
  return pageUnlessAway(locale, () => journeyPage(locale, id, asked));
}

async function journeyPage(locale: Locale, id: string, params: RawParams) {
  const query = readTravelQuery(params);
  try {
    const travelling = query.out ? asBack(query) : query;
    const [view, recommended] = await Promise.all([
      readJourneyView(id, query, locale),
      readRecommendations(id, travelling, locale),
    ]);
    if (view) {
      const looks = id
        .split("_")
        .map((sailing_id) => ({ type: "sailing.viewed", sailing_id }) as const);
      return (
        <>
          <JourneyPage locale={locale} view={view}>
            <Recommended
              locale={locale}
              query={query}
              sailingId={id}
              travelling={travelling}
              lines={recommended}
            />
          </JourneyPage>
          <Looks events={looks} />
        </>
      );
    }
    await answerAs({ status: 404 });
    const t = translator(locale, "journey");
    return wayToSearch(locale, t("unknown_title"), t("unknown_lead"));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "invalid") throw error;
    const t = translator(locale, "journey");
    return wayToSearch(locale, t("party_title"), refusalWords(error, locale));
  }
}

function wayToSearch(locale: Locale, title: string, lead: string) {
  return (
    <PlainPage title={title} lead={lead}>
      <p>
        <ActionLink href={`/${locale}`}>{translator(locale, "journey")("search_again")}</ActionLink>
      </p>
    </PlainPage>
  );
}
