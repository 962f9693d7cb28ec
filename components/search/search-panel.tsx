import { RouteChart } from "#components/chart/route-chart";
import { Notice } from "#components/ui/notice";
import type { RouteChartView } from "#lib/chart/read-route-chart";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { shortName } from "../crossing/crossing-sentence";
import { AskField } from "./ask-field";
import { partyWords } from "./party-words";
import { type FormPort, SearchForm } from "./search-form";
import styles from "./search-panel.module.css";
import { type ToldSearch as Told, ToldSearch } from "./told-search";
import type { TravelQuery } from "./travel-query";

type Asked = {
  query: TravelQuery;
  from: (FormPort & { ports?: unknown }) | null;
  to: (FormPort & { ports?: unknown }) | null;
  returnFrom: FormPort | null;
  returnTo: FormPort | null;
  ports: FormPort[];
  days: { first: string; last: string };
  told: Told | null;
};

type Props = {
  locale: Locale;
  asked: Asked;
  /** Why it cannot be answered; the form is open then. */
  problem: string | null;
  /** The course between the two ports, where both are known. */
  chart: RouteChartView | null;
};

/** What was asked, in a line, with the form behind it. */
export function SearchPanel({ locale, asked, problem, chart }: Props) {
  const { query, from, to, ports, days } = asked;
  const t = translator(locale, "search");
  const form = (
    <SearchForm
      locale={locale}
      query={{ ...query, out: "", page: 1 }}
      from={from}
      to={to}
      elsewhere={{
        from: query.returnFrom ? asked.returnFrom : null,
        to: query.returnTo ? asked.returnTo : null,
      }}
      ports={ports}
      firstDate={days.first}
      lastDate={days.last}
    />
  );
  const dates = [query.date, query.returnDate]
    .filter((date) => /^\d{4}-\d\d-\d\d$/.test(date))
    .map((date) => formatDay(date, locale, "short"));
  return (
    <div className={styles.panel}>
      <div className={`wrap ${styles.inside}`}>
        <h1 className={styles.title}>
          {from && to
            ? t(from.ports || to.ports ? "title_places" : "title", {
                from: shortName(from.name),
                to: shortName(to.name),
              })
            : t("bad_title")}
        </h1>
        <p className={styles.party}>
          {[
            ...dates,
            partyWords(query, locale),
            ...(query.returnDate && query.back
              ? [t("party_back", { party: partyWords(query.back, locale) })]
              : []),
          ].join(" · ")}
        </p>
        {asked.told && <ToldSearch locale={locale} query={query} told={asked.told} />}
        {problem && (
          <Notice look="bad">
            <p>{problem}</p>
          </Notice>
        )}
        {chart && (
          <div className={styles.chart}>
            <RouteChart id="course" drawing={chart.drawing} label={chart.label} />
          </div>
        )}
        <details className={styles.change} open={problem !== null}>
          <summary className={styles.summary}>
            {translator(locale, "search_form")("change")}
          </summary>
          <div className={styles.form}>
            {form}
            <AskField locale={locale} said={asked.told?.text ?? ""} />
          </div>
        </details>
      </div>
    </div>
  );
}
