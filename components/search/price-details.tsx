import { cabinLabel } from "#lib/fare/item-label";
import { clockTime } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import type { Journey } from "#lib/search/journey";
import { conditionWords } from "../fare/condition-words";
import { fareName } from "../fare/fare-name";
import { soldWith } from "../fare/sold-with";
import styles from "./price-details.module.css";

type Props = { locale: Locale; journey: Journey; now: Date };

/** What stands behind the one price: its items, the other fares with their conditions, the cabins. */
export function PriceDetails({ locale, journey, now }: Props) {
  const t = translator(locale, "search");
  const { currency } = journey.price;
  const [first] = journey.legs;
  if (!first) return null;
  const sold = soldWith(first, now);
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency }, locale);
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>
        {t("items_title")}
        <span className="out-of-sight">{`, ${clockTime(first.departs_at)}`}</span>
      </summary>
      <div className={styles.columns}>
        <table className={styles.items}>
          <caption className="out-of-sight">{t("items_title")}</caption>
          <tbody>
            {journey.items.map((item) => (
              <tr key={item.label}>
                <th scope="row">{item.label}</th>
                <td>{money(item.amount_minor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={styles.fares}>
          {journey.fares.map((fare) => (
            <div key={fare.code}>
              <h4>
                {fareName(fare.code, locale)}, {formatMoney(fare.price, locale)}
              </h4>
              <ul>
                {conditionWords(fare.conditions, currency, locale, sold).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        {journey.available.cabins.length > 0 && journey.legs.length === 1 && (
          <ul className={styles.cabins}>
            {journey.available.cabins.map(({ kind, left, price }) => (
              <li key={kind}>
                {t("cabin_left", {
                  kind: cabinLabel(kind, locale),
                  left: translator(locale, "book")("cabin_left", { count: left }),
                  price: formatMoney(price, locale),
                })}
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
