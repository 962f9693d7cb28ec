import { PictureRow } from "#components/ui/picture-row";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import pageStyles from "./journey-page.module.css";
import styles from "./journey-tables.module.css";
import type { JourneyOffer, JourneyShip } from "./journey-view";

type Props = { locale: Locale; offer: JourneyOffer; ships: JourneyShip[] };

/** Where one can sleep: what is left of each kind and what it costs with each fare, by ship. */
export function JourneyCabins({ locale, offer, ships }: Props) {
  const t = translator(locale, "journey");
  const { checkout, journey } = offer;
  const { currency } = journey.price;
  return (
    <section aria-labelledby="cabins" className={pageStyles.part}>
      <h2 id="cabins">{t("cabins_title")}</h2>
      <p className={pageStyles.lead}>{t("cabins_lead")}</p>
      {checkout.aboard.map(({ key, vessel, from, to, cabins, sailingIds }) => (
        <div key={key}>
          {checkout.aboard.length > 1 && (
            <h3 className={styles.where}>{t("cabins_of", { vessel, from, to })}</h3>
          )}
          {cabins.length === 0 ? (
            <p>{t("cabins_none")}</p>
          ) : (
            <table className={styles.table}>
              <caption className="out-of-sight">{t("cabins_of", { vessel, from, to })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("cabin")}</th>
                  <th scope="col">{t("left")}</th>
                  {checkout.fares.map(({ code, name }) => (
                    <th key={code} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {cabins.map(({ kind, label, left, unitMinor }) => (
                  <tr key={kind}>
                    <th scope="row">{label}</th>
                    <td>{left}</td>
                    {checkout.fares.map(({ code }) => (
                      <td key={code}>
                        {formatMoney({ amount_minor: unitMinor[code] ?? 0, currency }, locale)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <PictureRow locale={locale} pictures={picturesOf(cabins, shipOf(ships, sailingIds))} />
        </div>
      ))}
    </section>
  );
}

function shipOf(ships: JourneyShip[], sailingIds: string[]): JourneyShip | undefined {
  return ships.find((ship) => ship.sailingIds.some((id) => sailingIds.includes(id)));
}

/** One of each kind that can be had and has one. */
function picturesOf(cabins: { kind: string; label: string }[], ship: JourneyShip | undefined) {
  return cabins.flatMap(({ kind, label }) => {
    const picture = ship?.cabinPictures[kind]?.[0];
    return picture ? [{ picture, label }] : [];
  });
}
