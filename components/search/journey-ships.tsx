import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Journey, JourneyLeg } from "#lib/search/journey";
import { vesselOf } from "#lib/vessel/vessel-of";
import type { Fleet } from "#lib/voyage/fleet";
import { VesselElevation } from "../vessel/vessel-elevation";
import styles from "./journey-ships.module.css";

type Props = { locale: Locale; journey: Journey; fleet: Fleet };

/** The ships of a journey in order, each once: who sails, its name, its size in words and drawn. */
export function JourneyShips({ locale, journey, fleet }: Props) {
  const t = translator(locale, "vessel");
  const ships = eachOnce(journey.legs);
  const { passengers, passengers_of } = journey.available;
  // With several ships we only know the fullest one's places, and not which that is.
  const left =
    ships.length === 1 && passengers_of ? { places: passengers, of: passengers_of } : undefined;
  return (
    <ul className={styles.ships}>
      {ships.map((leg) => {
        const vessel = vesselOf(fleet, leg);
        return (
          <li key={leg.sailing_id} className={styles.ship}>
            {vessel && (
              <span className={styles.picture}>
                <VesselElevation locale={locale} vessel={vessel} size="small" left={left} />
              </span>
            )}
            <span className={styles.facts}>
              <span>
                <span className={styles.name}>{leg.vessel.name}</span>, {leg.operator.name}
              </span>
              {vessel && (
                <span className={styles.size}>
                  {t("size", { metres: vessel.length_m, count: vessel.passenger_capacity })}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function eachOnce(legs: JourneyLeg[]): JourneyLeg[] {
  return legs.filter(
    (leg, index) =>
      legs.findIndex(
        (other) =>
          other.vessel.name === leg.vessel.name && other.operator.code === leg.operator.code,
      ) === index,
  );
}
