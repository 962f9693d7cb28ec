import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import styles from "./journey-fares.module.css";
import pageStyles from "./journey-page.module.css";
import type { JourneyOffer } from "./journey-view";

/** The fares side by side: what each allows, then what it costs. */
export function JourneyFares({ locale, offer }: { locale: Locale; offer: JourneyOffer }) {
  const t = translator(locale, "journey");
  const { journey, checkout } = offer;
  return (
    <section aria-labelledby="fares" className={pageStyles.part}>
      <h2 id="fares">{t("fares_title")}</h2>
      <p className={pageStyles.lead}>{t("fares_lead")}</p>
      <ul className={styles.fares}>
        {checkout.fares.map(({ code, name, conditions }, index) => {
          const price = journey.fares[index]?.price;
          return (
            <li key={code} className={styles.fare}>
              <h3>{name}</h3>
              <ul className={styles.conditions}>
                {conditions.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              {price && <p className={styles.price}>{formatMoney(price, locale)}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
