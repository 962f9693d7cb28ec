import { VesselElevation } from "#components/vessel/vessel-elevation";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { FleetVessel } from "#lib/voyage/fleet";
import styles from "./fleet.module.css";
import type { Linked } from "./views";

type Props = { locale: Locale; ships: (Linked & { vessel: FleetVessel })[] };

/** Ships side by side, drawn to one scale, each leading to its page. */
export function Fleet({ locale, ships }: Props) {
  const t = translator(locale, "vessel");
  return (
    <ul className={styles.fleet}>
      {ships.map(({ name, href, vessel }) => (
        <li key={href} className={styles.ship}>
          <VesselElevation locale={locale} vessel={vessel} size="small" />
          <p>
            <a href={href}>{name}</a>
            <span className={styles.facts}>
              {[
                ...(vessel.built ? [String(vessel.built)] : []),
                t("size", { metres: vessel.length_m, count: vessel.passenger_capacity }),
              ].join(" · ")}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
