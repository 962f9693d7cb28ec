import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Money } from "#lib/money/money";
import type { Journey, SearchResult } from "#lib/search/journey";
import { shortName } from "../crossing/crossing-sentence";
import { journeyHref } from "../journey/journey-href";
import type { AtSea } from "./at-sea";
import { ChosenOut } from "./chosen-out";
import { DayStrip } from "./day-strip";
import type { EmptyDay } from "./empty-day";
import { FilterLinks } from "./filter-links";
import { JourneyRow } from "./journey-row";
import { NoResults } from "./no-results";
import { PageLinks } from "./page-links";
import type { PriceDays } from "./price-days";
import { PriceMonth } from "./price-month";
import styles from "./results.module.css";
import { SortLinks } from "./sort-links";
import { bookHref, isFiltered, searchApiPath, searchHref, type TravelQuery } from "./travel-query";

export type SearchAnswer = {
  kind: "found";
  /** The search of the rows shown: the way out, or the way back. */
  shown: TravelQuery;
  /** The way out that was chosen. */
  out: Journey | null;
  /** A way out was chosen and can no longer be booked. */
  lostOut: boolean;
  result: SearchResult;
  /** Prices of the days around; null while they cannot be had. */
  prices: PriceDays | null;
  /** What there is to say when nothing was found. */
  empty: EmptyDay | null;
};

type Props = { locale: Locale; query: TravelQuery; answer: SearchAnswer; sea: AtSea; now: Date };

export function Results({ locale, query, answer, sea, now }: Props) {
  const { shown, out, result, prices, empty } = answer;
  const isBack = out !== null;
  const t = translator(locale, "search");
  const names = { from: result.from.name, to: result.to.name };
  const cities = { from: shortName(names.from), to: shortName(names.to) };
  const choose = (journey: Journey) => {
    const seen = journey.price.amount_minor + (out?.price.amount_minor ?? 0);
    if (out) return bookHref(locale, query, out.id, journey.id, seen);
    if (query.returnDate) return searchHref(locale, query, { out: journey.id, page: 1 });
    return bookHref(locale, query, journey.id, undefined, seen);
  };
  // A way out that is lost is not gone on with.
  const asked = out ? query : { ...query, out: "" };
  // Where all ways change ships there are no direct prices, and a chart of none says nothing.
  const hasMonth = result.total === 0 || !!prices?.days.some(({ price }) => price);
  const chosenPrice = result.journeys.reduce<Money | null>(
    (least, { price }) => (least && least.amount_minor <= price.amount_minor ? least : price),
    null,
  );
  const days = { locale, query, isBack, chosen: shown.date };
  return (
    <>
      {(out || answer.lostOut) && <ChosenOut locale={locale} query={query} out={out} />}
      <div className={styles.head}>
        <h2>{isBack ? t("back_heading", cities) : formatDay(shown.date, locale, "long")}</h2>
        {isBack && <p className="quiet">{formatDay(shown.date, locale, "long")}</p>}
      </div>
      {prices && !empty?.served && <DayStrip {...days} {...{ prices, hasMonth, chosenPrice }} />}
      {empty && (
        <NoResults locale={locale} query={query} isBack={isBack} names={names} empty={empty} />
      )}
      {result.total === 0 && isFiltered(query) && (
        <p className={styles.beyond}>{t("filtered_none")}</p>
      )}
      {(result.total > 0 || isFiltered(query)) && (
        <FilterLinks locale={locale} query={query} journeys={result.journeys} />
      )}
      {result.total > 0 && (
        <>
          <div className={styles.tools}>
            <p>{t("found", { count: result.total })}</p>
            {result.total > 1 && <SortLinks locale={locale} query={query} />}
          </div>
          {result.journeys.length === 0 && <NoSuchPage locale={locale} query={query} />}
          <ol className={styles.list}>
            {result.journeys.map((journey) => (
              <li key={journey.id}>
                <JourneyRow
                  locale={locale}
                  journey={journey}
                  sea={sea}
                  href={choose(journey)}
                  detailsHref={journeyHref(locale, asked, journey.id)}
                  apiPath={searchApiPath(shown)}
                  hasVehicle={shown.vehicle !== null}
                  outPrice={out?.price}
                  now={now}
                />
              </li>
            ))}
          </ol>
          <PageLinks locale={locale} query={query} page={result.page} />
        </>
      )}
      {prices && hasMonth && !empty?.served && <PriceMonth {...days} prices={prices} />}
    </>
  );
}

/** A page after the last: an old address, or sailings that have left since. */
function NoSuchPage({ locale, query }: Pick<Props, "locale" | "query">) {
  const t = translator(locale, "empty");
  return (
    <p className={styles.beyond}>
      {t("no_page")} <a href={searchHref(locale, query, { page: 1 })}>{t("first_page")}</a>
    </p>
  );
}
