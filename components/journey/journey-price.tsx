import { ActionLink } from "#components/ui/action-link";
import { clockTime } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import { fareName } from "../fare/fare-name";
import { partyWords } from "../search/party-words";
import type { TravelQuery } from "../search/travel-query";
import styles from "./journey-price.module.css";
import type { JourneyOffer } from "./journey-view";

type Props = { locale: Locale; query: TravelQuery; offer: JourneyOffer };

/** The price and the one action, always in sight: beside the page, on a phone above it. */
export function JourneyPrice({ locale, query, offer: { journey, chooseHref } }: Props) {
  const t = translator(locale, "journey");
  const price = formatMoney(journey.price, locale);
  const cheapest = journey.fares.find(
    (fare) => fare.price.amount_minor === journey.price.amount_minor,
  );
  const label = translator(locale, "search")("choose_label", {
    time: clockTime(journey.legs[0]?.departs_at ?? ""),
    price,
  });
  return (
    <section aria-label={t("price_title")} className={styles.price}>
      <p className={styles.words}>
        <span className={styles.amount}>{price}</span>
        <span className={styles.what}>
          {t("all_in", { party: partyWords(query, locale) })}
          {cheapest &&
            `, ${translator(locale, "search")("fare_from", { fare: fareName(cheapest.code, locale) })}`}
        </span>
      </p>
      <ActionLink href={chooseHref} aria-label={label}>
        {translator(locale, "search")("choose")}
      </ActionLink>
      <p className={styles.note}>{t(query.returnDate && !query.out ? "then_back" : "then_fare")}</p>
    </section>
  );
}
