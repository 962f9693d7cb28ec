import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Money } from "#lib/money/money";
import type { Journey, SearchResult } from "#lib/search/journey";
import { ChosenOut } from "./chosen-out";
import { DayLinks } from "./day-links";
import { JourneyRow } from "./journey-row";
import { NoResults } from "./no-results";
import { PageLinks } from "./page-links";
import styles from "./results.module.css";
import { SortLinks } from "./sort-links";
import { bookHref, searchApiPath, searchHref, type TravelQuery } from "./travel-query";

export type SearchAnswer = {
  kind: "found";
  /** The search of the rows shown: the way out, or the way back. */
  shown: TravelQuery;
  /** The way out that was chosen. */
  out: Journey | null;
  /** A way out was chosen and can no longer be booked. */
  lostOut: boolean;
  result: SearchResult;
  nearDays: { date: string; price: Money }[];
  /** Something sails, but not for this party. */
  isFull: boolean;
};

type Props = { locale: Locale; query: TravelQuery; answer: SearchAnswer };

export function Results({ locale, query, answer }: Props) {
  const { shown, out, result } = answer;
  const t = translator(locale, "search");
  const names = { from: result.from.name, to: result.to.name };
  const choose = (journey: Journey) => {
    if (out) return bookHref(locale, query, out.id, journey.id);
    if (query.returnDate) return searchHref(locale, query, { out: journey.id, page: 1 });
    return bookHref(locale, query, journey.id);
  };
  return (
    <>
      {(out || answer.lostOut) && <ChosenOut locale={locale} query={query} out={out} />}
      <div className={styles.head}>
        <h2>{out ? t("back_heading", names) : formatDay(shown.date, locale, "long")}</h2>
        {out && <p className="quiet">{formatDay(shown.date, locale, "long")}</p>}
        <DayLinks locale={locale} query={query} isBack={out !== null} date={shown.date} />
      </div>
      {result.total === 0 ? (
        <NoResults locale={locale} query={query} answer={answer} />
      ) : (
        <>
          <div className={styles.tools}>
            <p>{t("found", { count: result.total })}</p>
            <SortLinks locale={locale} query={query} />
          </div>
          <ol className={styles.list}>
            {result.journeys.map((journey) => (
              <li key={journey.id}>
                <JourneyRow
                  locale={locale}
                  journey={journey}
                  href={choose(journey)}
                  apiPath={searchApiPath(shown)}
                  hasVehicle={query.vehicle !== null}
                  outPrice={out?.price}
                />
              </li>
            ))}
          </ol>
          <PageLinks locale={locale} query={query} page={result.page} />
        </>
      )}
    </>
  );
}
