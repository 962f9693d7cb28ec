import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import type { Money } from "#lib/money/money";
import type { Journey } from "#lib/search/journey";
import { conditionWords } from "../fare/condition-words";
import { fareName } from "../fare/fare-name";
import { soldWith } from "../fare/sold-with";
import styles from "./row-price.module.css";

type Props = { locale: Locale; journey: Journey; outPrice: Money | undefined; now: Date };

/** What it costs everybody, at which fare, and what one gets back: before anything is chosen. */
export function RowPrice({ locale, journey, outPrice, now }: Props) {
  const t = translator(locale, "search");
  const { currency, amount_minor } = journey.price;
  const cheapest = journey.fares.find((fare) => fare.price.amount_minor === amount_minor);
  const both = outPrice?.currency === currency && {
    amount_minor: outPrice.amount_minor + amount_minor,
    currency,
  };
  const [first] = journey.legs;
  const [refund] =
    cheapest && first
      ? conditionWords(cheapest.conditions, currency, locale, soldWith(first, now))
      : [];
  return (
    <div className={styles.price}>
      <p className={styles.sum}>
        <span className={styles.amount}>{formatMoney(journey.price, locale)}</span>{" "}
        <span className={styles.what}>{t("price_label")}</span>
      </p>
      {both && (
        <p className={styles.both}>{t("both_ways", { price: formatMoney(both, locale) })}</p>
      )}
      {cheapest && (
        <p className={styles.fare}>
          {t("fare_from", { fare: fareName(cheapest.code, locale) })}. {refund}
        </p>
      )}
    </div>
  );
}
