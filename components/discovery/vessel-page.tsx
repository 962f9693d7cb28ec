import { PictureRow } from "#components/ui/picture-row";
import { VesselElevation } from "#components/vessel/vessel-elevation";
import { cabinLabel } from "#lib/fare/item-label";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { ShownPicture } from "#lib/media/pictures-of";
import type { FleetVessel } from "#lib/voyage/fleet";
import { CrossingList } from "./crossing-list";
import { DeparturesBoard } from "./departures-board";
import styles from "./discovery.module.css";
import { DiscoveryHead } from "./discovery-head";
import { DiscoveryPart } from "./discovery-part";
import { type Fact, FactList } from "./fact-list";
import { Fleet } from "./fleet";
import type { BoardDeparture, CrossingLine, Linked } from "./views";

export type VesselView = {
  vessel: FleetVessel;
  operator: Linked | null;
  departures: BoardDeparture[];
  lines: CrossingLine[];
  pictures: ShownPicture[];
  /** By kind of cabin. */
  cabinPictures: Record<string, ShownPicture[]>;
  /** Others of the same operator, the nearest in size. */
  sisters: (Linked & { vessel: FleetVessel })[];
};

/** A ship: what she is like, what sleeps aboard, and where she sails. */
export function VesselPage({ locale, view }: { locale: Locale; view: VesselView }) {
  const t = translator(locale, "discovery");
  const { vessel, operator } = view;
  const count = new Intl.NumberFormat(locale);
  const cabins = Object.entries(vessel.cabins)
    .filter(([, number]) => number > 0)
    .map(
      ([kind, number]): Fact => ({ name: cabinLabel(kind, locale), value: count.format(number) }),
    );
  return (
    <>
      <DiscoveryHead locale={locale} title={vessel.name} lead={vesselLead(view, locale)}>
        {operator && (
          <p>
            <a href={operator.href}>{t("all_of_operator", { operator: operator.name })}</a>
          </p>
        )}
      </DiscoveryHead>
      <div className={`wrap ${styles.parts}`}>
        <DiscoveryPart id="ship" title={t("ship_title")}>
          <VesselElevation locale={locale} vessel={vessel} size="large" />
          <PictureRow locale={locale} pictures={view.pictures.map((picture) => ({ picture }))} />
        </DiscoveryPart>
        {cabins.length > 0 && (
          <DiscoveryPart id="cabins" title={t("cabins_title")} lead={t("cabins_lead")}>
            <FactList facts={cabins} />
            <PictureRow
              locale={locale}
              pictures={Object.entries(view.cabinPictures).flatMap(([kind, pictures]) =>
                pictures.map((picture) => ({ picture, label: cabinLabel(kind, locale) })),
              )}
            />
          </DiscoveryPart>
        )}
        {view.lines.length > 0 && (
          <DiscoveryPart
            id="where"
            title={t("where_title", { vessel: vessel.name })}
            lead={t("where_lead")}
          >
            <CrossingList locale={locale} lines={view.lines} />
          </DiscoveryPart>
        )}
      </div>
      <DeparturesBoard
        locale={locale}
        title={t("board_title_vessel", { vessel: vessel.name })}
        note={t("board_note_vessel")}
        none={t("board_none_vessel")}
        departures={view.departures}
        shows="crossing"
      />
      {view.sisters.length > 0 && operator && (
        <div className={`wrap ${styles.parts}`}>
          <DiscoveryPart
            id="sisters"
            title={t("sisters_title", { operator: operator.name })}
            lead={t("fleet_lead")}
          >
            <Fleet locale={locale} ships={view.sisters} />
          </DiscoveryPart>
        </div>
      )}
    </>
  );
}

/** "A ship of CTN, built in 2012: 212 m long, for 3,200 people." */
export function vesselLead({ vessel, operator }: VesselView, locale: Locale): string {
  const t = translator(locale, "discovery");
  const size = translator(locale, "vessel")("size", {
    metres: vessel.length_m,
    count: vessel.passenger_capacity,
  });
  const words = { operator: operator?.name ?? "", size, year: String(vessel.built ?? "") };
  return vessel.built ? t("vessel_lead_built", words) : t("vessel_lead", words);
}
