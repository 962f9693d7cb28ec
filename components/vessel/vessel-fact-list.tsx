import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { FleetVessel } from "#lib/voyage/fleet";
import styles from "./vessel-elevation.module.css";

/** A ship's facts in words: what its picture shows. */
export function VesselFactList({ locale, vessel }: { locale: Locale; vessel: FleetVessel }) {
  const t = translator(locale, "vessel");
  const lanes = Math.round((vessel.lane_low_cm + vessel.lane_high_cm) / 100);
  const facts = [
    [t("length"), t("length_m", { metres: vessel.length_m })],
    [t("decks"), t("decks_count", { count: vessel.decks })],
    [t("places"), t("places_count", { count: vessel.passenger_capacity })],
    ...(lanes > 0 ? [[t("lanes"), t("lanes_m", { metres: lanes })]] : []),
    [t("speed"), t("speed_kn", { knots: vessel.speed_kn })],
    // A year is no quantity: no thousands separator.
    ...(vessel.built ? [[t("built"), String(vessel.built)]] : []),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
