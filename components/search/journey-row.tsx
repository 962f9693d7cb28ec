import { ActionLink } from "#components/ui/action-link";
import { crossingStrip } from "#lib/daylight/crossing-strip";
import { clockTime } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { messagesOf } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import type { Money } from "#lib/money/money";
import type { Journey } from "#lib/search/journey";
import { crossingSentence, shortName } from "../crossing/crossing-sentence";
import { CrossingStrip } from "../crossing/crossing-strip";
import type { AtSea } from "./at-sea";
import { cabinsAboard } from "./cabins-aboard";
import styles from "./journey-row.module.css";
import { JourneyShips } from "./journey-ships";
import { JourneyWords } from "./journey-words";
import { PlacesLeft } from "./places-left";
import { PriceDetails } from "./price-details";
import { RowPrice } from "./row-price";
import { whatIsLeft } from "./what-is-left";

type Props = {
  locale: Locale;
  journey: Journey;
  sea: AtSea;
  href: string;
  /** The journey's own page. */
  detailsHref: string;
  apiPath: string;
  hasVehicle: boolean;
  /** What the way out costs, while the way back is chosen. */
  outPrice?: Money | undefined;
  now: Date;
};

/** A journey as a row of the departure board: when, how one crosses, on what, and for how much. */
export function JourneyRow({
  locale,
  journey,
  sea,
  href,
  detailsHref,
  apiPath,
  hasVehicle,
  outPrice,
  now,
}: Props) {
  const t = translator(locale, "search");
  const words = translator(locale, "crossing");
  const { legs } = journey;
  const first = legs[0];
  const last = legs.at(-1);
  if (!first || !last) return null;
  const strip = crossingStrip(legs, sea.paths);
  const days = journey.arrival_day_offset;
  const whose = [
    ...(days > 0 ? [words("days_later", { days })] : []),
    ...(strip.clocksDiffer ? [words("port_time", { port: shortName(last.to.name) })] : []),
  ];
  const price = formatMoney(journey.price, locale);
  return (
    <article className={styles.row}>
      {/* Heard first, as one sentence; the times and the picture below say the same to the eye. */}
      <h3 className="out-of-sight">{crossingSentence(strip, legs, locale)}</h3>
      <div className={styles.crossing}>
        <div className={styles.times} aria-hidden="true">
          <p className={styles.from}>
            <time className={styles.departs} dateTime={first.departs_at}>
              {clockTime(first.departs_at)}
            </time>
            <span className={styles.port}>{first.from.name}</span>
          </p>
          <p className={styles.to}>
            <time className={styles.arrives} dateTime={last.arrives_at}>
              {clockTime(last.arrives_at)}
            </time>
            {whose.length > 0 && <span className={styles.whose}>{whose.join(", ")}</span>}
            <span className={styles.port}>{last.to.name}</span>
          </p>
        </div>
        <CrossingStrip locale={locale} legs={legs} paths={sea.paths} spoken={false} />
        <JourneyWords locale={locale} journey={journey} sea={sea} />
      </div>
      {/* Heard before the price; seen on a phone after it. */}
      <div className={styles.aboard}>
        <JourneyShips locale={locale} journey={journey} fleet={sea.fleet} />
        <PlacesLeft
          journeyId={journey.id}
          initial={whatIsLeft(journey)}
          apiPath={apiPath}
          locale={locale}
          hasVehicle={hasVehicle}
          cabinsAboard={cabinsAboard(legs, sea.fleet)}
          words={messagesOf(locale).live}
        />
      </div>
      <div className={styles.price}>
        <RowPrice locale={locale} journey={journey} outPrice={outPrice} now={now} />
        <ActionLink
          href={href}
          aria-label={t("choose_label", { time: clockTime(first.departs_at), price })}
        >
          {t("choose")}
        </ActionLink>
      </div>
      <div className={styles.further}>
        <PriceDetails locale={locale} journey={journey} now={now} />
        <p className={styles.details}>
          <a href={detailsHref} rel="nofollow">
            {t("details")}
            <span className="out-of-sight"> {clockTime(first.departs_at)}</span>
          </a>
        </p>
      </div>
    </article>
  );
}
