import { ActionLink } from "#components/ui/action-link";
import { clockTime } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { messagesOf } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import type { Money } from "#lib/money/money";
import type { Journey } from "#lib/search/journey";
import { fareName } from "../fare/fare-name";
import { CrossingLine } from "./crossing-line";
import styles from "./journey-row.module.css";
import { PlacesLeft } from "./places-left";
import { PriceDetails } from "./price-details";
import { whatIsLeft } from "./what-is-left";

type Props = {
  locale: Locale;
  journey: Journey;
  href: string;
  apiPath: string;
  hasVehicle: boolean;
  /** What the way out costs, while the way back is chosen. */
  outPrice?: Money | undefined;
};

export function JourneyRow({ locale, journey, href, apiPath, hasVehicle, outPrice }: Props) {
  const t = translator(locale, "search");
  const first = journey.legs[0];
  const last = journey.legs.at(-1);
  if (!first || !last) return null;
  const price = formatMoney(journey.price, locale);
  const cheapest = journey.fares.find(
    (fare) => fare.price.amount_minor === journey.price.amount_minor,
  );
  const days = journey.arrival_day_offset;
  const both = outPrice?.currency === journey.price.currency && {
    amount_minor: outPrice.amount_minor + journey.price.amount_minor,
    currency: outPrice.currency,
  };
  const ships = [...new Set(journey.legs.map((leg) => `${leg.operator.name}, ${leg.vessel.name}`))];
  return (
    <article className={styles.row}>
      <h3 className="out-of-sight">
        {t("departs", { port: first.from.name, time: clockTime(first.departs_at) })},{" "}
        {t("arrives", { port: last.to.name, time: clockTime(last.arrives_at) })}
        {days > 0 && ` ${t("next_day", { days })}`}
      </h3>
      <div className={styles.times}>
        <p className={styles.from}>
          <time className={styles.departs} dateTime={first.departs_at}>
            {clockTime(first.departs_at)}
          </time>
          <span className={styles.port}>{first.from.name}</span>
        </p>
        <CrossingLine locale={locale} legs={journey.legs} minutes={journey.duration_minutes} />
        <p className={styles.to}>
          <span>
            <time className={styles.arrives} dateTime={last.arrives_at}>
              {clockTime(last.arrives_at)}
            </time>
            {days > 0 && <sup className={styles.days}>{t("day_offset", { days })}</sup>}
          </span>
          <span className={styles.port}>{last.to.name}</span>
        </p>
      </div>
      <div className={styles.price}>
        <p>
          <span className={styles.amount}>{price}</span>
          <span className={styles.what}>
            {t("price_label")}
            {cheapest && `, ${t("fare_from", { fare: fareName(cheapest.code, locale) })}`}
            {both && (
              <span className={styles.both}>
                {t("both_ways", { price: formatMoney(both, locale) })}
              </span>
            )}
          </span>
        </p>
        <ActionLink
          href={href}
          aria-label={t("choose_label", { time: clockTime(first.departs_at), price })}
        >
          {t("choose")}
        </ActionLink>
      </div>
      <div className={styles.more}>
        <p className={styles.ship}>{ships.join(" · ")}</p>
        <PlacesLeft
          journeyId={journey.id}
          initial={whatIsLeft(journey)}
          apiPath={apiPath}
          locale={locale}
          hasVehicle={hasVehicle}
          words={messagesOf(locale).live}
        />
        <PriceDetails locale={locale} journey={journey} />
      </div>
    </article>
  );
}
