"use client";

import { useTranslations } from "use-intl/react";
import { formatMoney } from "#lib/money/format-money";
import type { CheckoutJourney } from "./checkout";
import styles from "./fare-choice.module.css";

type Props = {
  journey: CheckoutJourney;
  index: number;
  chosen: string;
  currency: string;
  locale: string;
  onChoose: (code: string) => void;
};

/** Fares side by side: what one can still change comes before what it costs. */
export function FareChoice({ journey, index, chosen, currency, locale, onChoose }: Props) {
  const t = useTranslations("book");
  return (
    <fieldset className={styles.fares}>
      <legend className="out-of-sight">{t("fare_title")}</legend>
      <div className={styles.cards}>
        {journey.fares.map((fare) => {
          const amount_minor = fare.items.reduce((sum, item) => sum + item.amount_minor, 0);
          return (
            <label key={fare.code} className={styles.card}>
              <input
                type="radio"
                name={`fare-${index}`}
                value={fare.code}
                checked={fare.code === chosen}
                onChange={() => onChoose(fare.code)}
              />
              <span className={styles.name}>{fare.name}</span>
              <span className={styles.conditions}>
                {fare.conditions.map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </span>
              <span className={styles.price}>
                {formatMoney({ amount_minor, currency }, locale)}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
