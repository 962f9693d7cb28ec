import type { ReactNode } from "react";
import { Fragment } from "react";
import { CrossingStrip } from "#components/crossing/crossing-strip";
import { PictureRow } from "#components/ui/picture-row";
import { VesselElevation } from "#components/vessel/vessel-elevation";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { JourneyAnswer } from "./journey-answer";
import { JourneyCabins } from "./journey-cabins";
import { JourneyChart } from "./journey-chart";
import { JourneyFares } from "./journey-fares";
import { JourneyGone } from "./journey-gone";
import { JourneyItems } from "./journey-items";
import { JourneyNotes } from "./journey-notes";
import styles from "./journey-page.module.css";
import { JourneyPrice } from "./journey-price";
import { JourneyStops } from "./journey-stops";
import type { JourneyView } from "./journey-view";

type Props = { locale: Locale; view: JourneyView; children?: ReactNode };

/** All there is to know of one journey: the answer first, then the way, the price and the ship, and what comes after. */
export function JourneyPage({ locale, view, children }: Props) {
  const t = translator(locale, "journey");
  const { offer, ships, legs, paths } = view;
  const hasLeft = view.lacks.some(({ what }) => what === "departed");
  return (
    <>
      <JourneyAnswer locale={locale} view={view} />
      <div className={`wrap ${styles.page}`}>
        {offer ? (
          <JourneyPrice locale={locale} query={view.query} offer={offer} />
        ) : (
          <JourneyGone locale={locale} view={view} />
        )}
        <div className={styles.parts}>
          <section aria-labelledby="way" className={styles.part}>
            <h2 id="way">{t("way_title")}</h2>
            <CrossingStrip locale={locale} legs={legs} paths={paths} size="large" />
            <JourneyStops locale={locale} legs={legs} />
            <JourneyChart locale={locale} view={view} />
          </section>
          {offer && <JourneyFares locale={locale} offer={offer} />}
          {offer && <JourneyCabins locale={locale} offer={offer} ships={ships} />}
          {offer && <JourneyItems locale={locale} offer={offer} />}
          {!hasLeft && <JourneyNotes locale={locale} view={view} />}
          <section aria-labelledby="ship" className={styles.part}>
            <h2 id="ship">{t("ship_title", { count: ships.length })}</h2>
            {ships.map(({ vessel, left, pictures }) => (
              <Fragment key={vessel.id}>
                <VesselElevation
                  locale={locale}
                  vessel={vessel}
                  size="large"
                  href={`/${locale}/vessels/${vessel.slug}`}
                  left={left}
                />
                <PictureRow locale={locale} pictures={pictures.map((picture) => ({ picture }))} />
              </Fragment>
            ))}
          </section>
          {children}
        </div>
      </div>
    </>
  );
}
