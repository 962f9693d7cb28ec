import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import { fareName } from "../fare/fare-name";
import pageStyles from "./journey-page.module.css";
import styles from "./journey-tables.module.css";
import type { JourneyOffer } from "./journey-view";

/** What the price is made of, line by line and fare by fare. */
export function JourneyItems({
  locale,
  offer: { journey },
}: {
  locale: Locale;
  offer: JourneyOffer;
}) {
  const t = translator(locale, "journey");
  const { currency } = journey.price;
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency }, locale);
  return (
    <section aria-labelledby="items" className={pageStyles.part}>
      <h2 id="items">{t("items_title")}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("item")}</th>
            {journey.fares.map(({ code }) => (
              <th key={code} scope="col">
                {fareName(code, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {journey.items.map((item, index) => (
            <tr key={item.label}>
              <th scope="row">{item.label}</th>
              {journey.fares.map(({ code, items }) => (
                <td key={code}>{money(items[index]?.amount_minor ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("total")}</th>
            {journey.fares.map(({ code, price }) => (
              <td key={code}>{formatMoney(price, locale)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p className={pageStyles.lead}>{t("items_note")}</p>
    </section>
  );
}
