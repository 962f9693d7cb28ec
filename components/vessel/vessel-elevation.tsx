import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { fleetScaleM } from "#lib/vessel/vessel-profile";
import type { FleetVessel } from "#lib/voyage/fleet";
import styles from "./vessel-elevation.module.css";
import { VesselFactList } from "./vessel-fact-list";
import { VesselPicture } from "./vessel-picture";

type Props = {
  locale: Locale;
  /** `vesselOf(await fleet(sql), leg)`, of lib/vessel and lib/voyage: remembered, no query of its own. */
  vessel: FleetVessel;
  /** Small: the picture alone, for beside words that say the same. Large: with its facts. */
  size: "small" | "large";
  /** Metres that the picture's width stands for; ships in one view share it. */
  scaleM?: number | undefined;
  /** Her own page, where her name should lead there. */
  href?: string | undefined;
  /** Of what we sell on this sailing: drawn as the level up to which the ship is full, said in words. */
  left?: { places: number; of: number } | undefined;
};

/** The ship from its side, drawn from its facts, to one scale across the fleet. */
export function VesselElevation({ locale, vessel, size, scaleM = fleetScaleM, href, left }: Props) {
  const taken = left && left.of > 0 ? 1 - left.places / left.of : undefined;
  if (size === "small") return <VesselPicture vessel={vessel} scaleM={scaleM} taken={taken} />;
  const t = translator(locale, "vessel");
  return (
    <figure className={styles.figure}>
      <VesselPicture vessel={vessel} scaleM={scaleM} taken={taken} detailed />
      <figcaption className={styles.caption}>
        <p className={styles.name}>{href ? <a href={href}>{vessel.name}</a> : vessel.name}</p>
        {left && taken !== undefined && (
          <p className={styles.left}>{t("left", { places: left.places, of: left.of })}</p>
        )}
        <VesselFactList locale={locale} vessel={vessel} />
        <p className={styles.note}>
          {t("drawn")}
          {taken !== undefined && taken > 0 && ` ${t("shaded")}`}
        </p>
      </figcaption>
    </figure>
  );
}
