import type { Locale } from "#lib/language/locales";
import type { Money } from "#lib/money/money";
import styles from "./day-price.module.css";
import { wholePriceParts } from "./whole-price";

/** A day's price in its column: where columns are narrow the eye sees the figure alone. */
export function DayPrice({ locale, price }: { locale: Locale; price: Money }) {
  const parts = wholePriceParts(price, locale);
  const text = (wanted: boolean) =>
    parts.flatMap(({ text, isSign }) => (isSign === wanted ? [text] : [])).join("");
  const sign = <span className={styles.sign}>{text(true)}</span>;
  const signFirst = parts[0]?.isSign;
  return (
    <span className={styles.price}>
      {signFirst && sign}
      {text(false)}
      {!signFirst && sign}
    </span>
  );
}
