import { ActionLink } from "#components/ui/action-link";
import { PictureRow } from "#components/ui/picture-row";
import type { LowestFare, SailingMonth } from "#lib/discovery/read-crossing";
import type { Frequency, Season } from "#lib/discovery/season";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { ShownPicture } from "#lib/media/pictures-of";
import { formatMoney } from "#lib/money/format-money";
import { DeparturesBoard } from "./departures-board";
import styles from "./discovery.module.css";
import { DiscoveryHead } from "./discovery-head";
import { DiscoveryPart } from "./discovery-part";
import { FactList } from "./fact-list";
import { LinkList } from "./link-list";
import { OperatorLines } from "./operator-lines";
import { QuickSearch } from "./quick-search";
import { SailingMonths } from "./sailing-months";
import type {
  BoardDeparture,
  ChartShown,
  QuickSearch as Filled,
  Linked,
  OperatorLine,
} from "./views";
import { durationWords, frequencyWords, regional, seasonWords } from "./words";

export type CrossingView = {
  from: string;
  to: string;
  fromHref: string;
  toHref: string;
  miles: string;
  minutes: { least: number; most: number } | null;
  frequency: Frequency | null;
  season: Season;
  lowest: LowestFare | null;
  months: (SailingMonth & { href: string })[];
  departures: BoardDeparture[];
  operators: OperatorLine[];
  /** One of each ship, and of the two ports. */
  pictures: { picture: ShownPicture; label: string }[];
  search: Filled;
  chart: ChartShown;
  back: Linked | null;
  /** Elsewhere from the port of departure, and to the port of arrival. */
  others: Linked[];
  into: Linked[];
  /** YYYY-MM-DD until which is looked. */
  horizon: string;
};

/** All there is to know of a crossing before one has a day: what sails when, how long, with whom, from what price. */
export function CrossingPage({ locale, view }: { locale: Locale; view: CrossingView }) {
  const t = translator(locale, "discovery");
  const { from, to, lowest } = view;
  const names = { from, to };
  return (
    <>
      <DiscoveryHead
        locale={locale}
        title={t("crossing_title", names)}
        lead={crossingLead(view, locale)}
        chart={view.chart}
      >
        <QuickSearch locale={locale} search={view.search} />
      </DiscoveryHead>
      <DeparturesBoard
        locale={locale}
        title={t("board_title")}
        note={t("board_note_crossing", names)}
        none={t("board_none_crossing", { day: formatDay(view.horizon, locale, "plain") })}
        departures={view.departures}
        shows="arrival"
      />
      <div className={`wrap ${styles.parts}`}>
        {view.minutes && view.frequency && (
          <DiscoveryPart id="facts" title={t("facts_title")}>
            <FactList
              facts={[
                { name: t("duration"), value: durationWords(view.minutes, locale) },
                { name: t("distance"), value: t("miles", { miles: view.miles }) },
                {
                  name: t("how_often"),
                  value: frequencyWords(view.frequency, locale),
                  note: seasonWords(view.season, locale),
                },
                ...(lowest
                  ? [
                      {
                        name: t("adult_from"),
                        value: formatMoney(lowest.price, locale),
                        note: t("on_day", { day: formatDay(lowest.date, locale, "short") }),
                      },
                    ]
                  : []),
              ]}
            />
            <p className="quiet">{t("price_means")}</p>
          </DiscoveryPart>
        )}
        {view.months.length > 0 && (
          <DiscoveryPart id="when" title={t("when_title")} lead={t("when_lead", names)}>
            <SailingMonths locale={locale} months={view.months} />
          </DiscoveryPart>
        )}
        {view.operators.length > 0 && (
          <DiscoveryPart id="who" title={t("who_title")} lead={t("who_lead")}>
            <OperatorLines locale={locale} operators={view.operators} />
            <PictureRow locale={locale} pictures={view.pictures} />
          </DiscoveryPart>
        )}
        <DiscoveryPart id="ports" title={t("ends_title")}>
          <p>
            <a href={view.fromHref}>{t("port_link", { port: from })}</a>
            {" · "}
            <a href={view.toHref}>{t("port_link", { port: to })}</a>
          </p>
          {view.back && (
            <p>
              <ActionLink look="quiet" href={view.back.href}>
                {t("crossing", { from: to, to: from })}
              </ActionLink>
            </p>
          )}
        </DiscoveryPart>
        <div className={styles.two}>
          {view.others.length > 0 && (
            <DiscoveryPart id="others" title={t("others_title", { port: from })}>
              <LinkList links={view.others} />
            </DiscoveryPart>
          )}
          {view.into.length > 0 && (
            <DiscoveryPart id="into" title={t("into_title", { port: to })}>
              <LinkList links={view.into} />
            </DiscoveryPart>
          )}
        </div>
      </div>
    </>
  );
}

/** The whole answer in a sentence or two. */
export function crossingLead(
  { minutes, frequency, operators, miles, lowest }: CrossingView,
  locale: Locale,
): string {
  const t = translator(locale, "discovery");
  if (!minutes || !frequency) return t("crossing_lead_none", { miles });
  const list = new Intl.ListFormat(regional(locale), { type: "conjunction" });
  const sentence = t("crossing_lead", {
    duration: durationWords(minutes, locale),
    miles,
    operators: list.format(operators.map(({ name }) => name)),
  });
  if (!lowest) return sentence;
  return `${sentence} ${t("crossing_lead_price", { price: formatMoney(lowest.price, locale) })}`;
}
