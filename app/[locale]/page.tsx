import type { Metadata } from "next";
import { AskField } from "#components/search/ask-field";
import { DepartureBoard } from "#components/search/departure-board";
import { SearchForm } from "#components/search/search-form";
import { Promises } from "#components/site/promises";
import { localDate, shiftDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { listPorts } from "#lib/port/list-ports";
import type { Port } from "#lib/port/port";
import { nextDeparture } from "#lib/search/next-departure";
import {
  readTravelQuery,
  searchHref,
  type TravelQuery,
} from "../../components/search/travel-query";
import { pageContext } from "../_page/context";
import { everyCrossing } from "../_page/every-crossing";
import { inEachLanguage } from "../_page/in-each-language";
import { localeOf } from "../_page/locale";
import { orWithout } from "../_page/or-without";
import { popularPairs } from "../_page/popular-pairs";
import { searchDays } from "../_page/search-days";
import { socialCard } from "../_page/social-card";
import { pageUnlessAway } from "../_page/unless-away";
import styles from "./home.module.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const site = translator(locale, "site");
  const words = {
    title: site("title", { name: site("name"), tagline: site("tagline") }),
    description: site("description"),
    name: "crossings",
    alt: translator(locale, "card")("image_home"),
  };
  return { alternates: inEachLanguage(locale, ""), ...socialCard(locale, words) };
}

export default async function HomePage({ params }: Props) {
  const locale = await localeOf(params);
  return pageUnlessAway(locale, () => home(locale));
}

async function home(locale: Locale) {
  const { sql, now } = pageContext(locale);
  const t = translator(locale, "home");
  const ports = await listPorts(sql, locale);
  const { first, last } = searchDays(now);
  const query = readTravelQuery({ date: shiftDate(first, 7) });
  const party = { ...query, adults: 2 };
  // Whoever comes to search can, also without knowing what leaves next.
  const [lines, crossings] = await Promise.all([
    orWithout(boardLines(locale, ports, query), []),
    orWithout(everyCrossing({ locale, ports, query: party }), null),
  ]);
  return (
    <>
      <div className={styles.harbour}>
        <div className={`wrap ${styles.inside}`}>
          <h1>{t("title")}</h1>
          <p className={styles.lead}>{t("lead")}</p>
          <div className={styles.desk}>
            <SearchForm
              locale={locale}
              query={party}
              from={null}
              to={null}
              elsewhere={{ from: null, to: null }}
              ports={ports}
              firstDate={first}
              lastDate={last}
            />
            <AskField locale={locale} said="" />
          </div>
        </div>
      </div>
      <DepartureBoard locale={locale} lines={lines} />
      {crossings}
      <Promises locale={locale} />
    </>
  );
}

/** The next departure of each crossing worth showing, soonest first. */
async function boardLines(locale: Locale, ports: Port[], query: TravelQuery) {
  const context = pageContext(locale);
  const lines = await Promise.all(
    popularPairs(ports).map(async ({ from, to }) => {
      const departure = await nextDeparture(context, from, to);
      if (!departure) return [];
      const date = localDate(departure.departs_at);
      const href = searchHref(locale, query, { from: from.slug, to: to.slug, date });
      return { from: from.name, to: to.name, href, departure };
    }),
  );
  return lines
    .flat()
    .sort(
      (one, other) => Date.parse(one.departure.departs_at) - Date.parse(other.departure.departs_at),
    );
}
