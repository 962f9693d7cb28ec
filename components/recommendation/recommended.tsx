import type { Locale } from "#lib/language/locales";
import { messagesOf } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import { journeyHref } from "../journey/journey-href";
import pageStyles from "../journey/journey-page.module.css";
import { partyParams, type TravelQuery } from "../search/travel-query";
import { LooksChoice } from "./looks-choice";
import { type RecommendedLine, RecommendedList } from "./recommended-list";

type Props = {
  locale: Locale;
  query: TravelQuery;
  sailingId: string;
  /** Who travels, where that is not who asked: on the way back. */
  travelling: TravelQuery;
  lines: RecommendedLine[];
};

/** What else to look at beside a sailing, at the end of its page; nothing where there is nothing. */
export function Recommended({ locale, query, sailingId, travelling, lines }: Props) {
  const t = translator(locale, "recommendations");
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="beside" className={`${pageStyles.part} no-print`}>
      <h2 id="beside">{t("title")}</h2>
      <RecommendedList
        lines={lines.map(({ journey_id, words }) => ({ journey_id, words }))}
        hrefPattern={journeyHref(locale, query, "{id}")}
        shownOn={sailingId}
        apiPath={`/api/v1/sailings/${sailingId}/recommendations?${partyParams({ ...travelling, back: null })}`}
        locale={locale}
      />
      <LooksChoice words={messagesOf(locale).looks} moreHref={`/${locale}/privacy`} />
    </section>
  );
}
