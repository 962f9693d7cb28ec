import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import type { RefusedWay, WithLess } from "#lib/search/explain-day";
import { dayHref } from "./day-href";
import type { EmptyDay } from "./empty-day";
import { lackWords } from "./lack-words";
import styles from "./no-results.module.css";
import { OtherPorts } from "./other-ports";
import { searchHref, type TravelQuery } from "./travel-query";

type Props = {
  locale: Locale;
  query: TravelQuery;
  isBack: boolean;
  /** Of the way that is being chosen. */
  names: { from: string; to: string };
  empty: EmptyDay;
};

/** A day on which this party finds nothing: what is the matter, what does fit, which days are near. */
export function NoResults({ locale, query, isBack, names, empty }: Props) {
  const { refused, fits, before, after, served, arrives } = empty;
  const t = translator(locale, "empty");
  return (
    <div className={styles.empty}>
      <h3>{t(titleOf(empty))}</h3>
      {served && <p>{t("nowhere_lead")}</p>}
      {arrives && (
        <p>
          {t("arrives_lead", {
            port: names.from,
            day: formatDay(arrives, locale, "long"),
            time: clockTime(arrives),
          })}
        </p>
      )}
      {refused.length > 0 && <Refused locale={locale} refused={refused} />}
      {fits.length > 0 && <Fits locale={locale} query={query} fits={fits} />}
      {served ? (
        <OtherPorts locale={locale} query={query} isBack={isBack} names={names} served={served} />
      ) : before.length + after.length === 0 ? (
        <p>{t(query.vehicle ? "near_nothing_vehicle" : "near_nothing")}</p>
      ) : (
        <section aria-labelledby="near-days" className={styles.part}>
          <h4 id="near-days">{t(refused.length > 0 ? "near_fits" : "near")}</h4>
          <div className={styles.sides}>
            <Near {...{ locale, query, isBack }} title={t("near_before")} days={before} />
            <Near {...{ locale, query, isBack }} title={t("near_after")} days={after} />
          </div>
        </section>
      )}
    </div>
  );
}

type NearProps = Pick<Props, "locale" | "query" | "isBack"> & {
  title: string;
  days: EmptyDay["before"];
};

function Near({ locale, query, isBack, title, days }: NearProps) {
  const t = translator(locale, "empty");
  if (days.length === 0) return null;
  const year = (isBack ? query.returnDate : query.date).slice(0, 4);
  return (
    <div>
      <p className={styles.side}>{title}</p>
      <ul className={styles.list}>
        {days.map(({ date, price }) => (
          <li key={date}>
            <a className={styles.line} href={dayHref(locale, query, isBack, date)} rel="nofollow">
              <span>{formatDay(date, locale, date.slice(0, 4) === year ? "short" : "long")}</span>{" "}
              <span className={styles.price}>
                {t("from", { price: formatMoney(price, locale) })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function titleOf({ refused, served, arrives }: EmptyDay) {
  if (arrives) return "title_arrives";
  const isAll = (what: string) =>
    refused.every((way) => way.lacks.some((lack) => lack.what === what));
  if (refused.length === 0) return served ? "title_nowhere" : "title_none";
  if (isAll("departed")) return "title_departed";
  if (isAll("cancelled")) return "title_cancelled";
  return "title_full";
}

/** More than these are told by their number. */
const mostTold = 6;

function Refused({ locale, refused }: { locale: Locale; refused: RefusedWay[] }) {
  const t = translator(locale, "empty");
  const more = refused.length - mostTold;
  return (
    <>
      <ul className={styles.list}>
        {refused.slice(0, mostTold).map((way) => (
          <li key={way.sailing_ids.join("_")} className={styles.refused}>
            <time className={styles.time} dateTime={way.departs_at}>
              {clockTime(way.departs_at)}
            </time>
            <div>
              <p className={styles.ship}>{[...way.operators, ...way.vessels].join(", ")}</p>
              {way.lacks.map((lack) => (
                <p key={lack.what}>{lackWords(lack, locale)}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="quiet small">{t("more", { count: more })}</p>}
    </>
  );
}

function Fits({ locale, query, fits }: { locale: Locale; query: TravelQuery; fits: WithLess[] }) {
  const t = translator(locale, "empty");
  return (
    <section aria-labelledby="what-fits" className={styles.part}>
      <h4 id="what-fits">{t("fits")}</h4>
      <ul className={styles.list}>
        {fits.map(({ without, journeys, price }) => (
          <li key={without}>
            <a
              className={styles.line}
              rel="nofollow"
              href={searchHref(locale, query, {
                ...(without === "pets" ? {} : { vehicle: null }),
                ...(without === "vehicle" ? {} : { pets: 0 }),
                page: 1,
              })}
            >
              <span>{t(`without_${without}`, { count: journeys })}</span>{" "}
              <span className={styles.price}>
                {t("from", { price: formatMoney(price, locale) })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
