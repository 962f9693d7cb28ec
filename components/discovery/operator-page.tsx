import { PictureRow } from "#components/ui/picture-row";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { ShownPicture } from "#lib/media/pictures-of";
import type { FleetVessel } from "#lib/voyage/fleet";
import { CrossingList } from "./crossing-list";
import styles from "./discovery.module.css";
import { DiscoveryHead } from "./discovery-head";
import { DiscoveryPart } from "./discovery-part";
import { type Fact, FactList } from "./fact-list";
import { Fleet } from "./fleet";
import type { ChartShown, CrossingLine, Linked } from "./views";

export type OperatorView = {
  name: string;
  lines: CrossingLine[];
  ports: number;
  ships: (Linked & { vessel: FleetVessel })[];
  terms: {
    isOnRequest: boolean;
    infantMaxAge: number;
    childMaxAge: number;
    lowDeckCm: number;
  };
  pictures: ShownPicture[];
  chart: ChartShown | null;
};

/** With whom one sails: the crossings, the fleet, and what is particular to this operator. */
export function OperatorPage({ locale, view }: { locale: Locale; view: OperatorView }) {
  const t = translator(locale, "discovery");
  const { terms } = view;
  const metres = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const facts: Fact[] = [
    {
      name: t("ages"),
      value: t("ages_child", { from: terms.infantMaxAge + 1, to: terms.childMaxAge }),
      note: t("ages_infant", { age: terms.infantMaxAge }),
    },
    {
      name: t("low_deck"),
      value: t("low_deck_height", { metres: metres.format(terms.lowDeckCm / 100) }),
      note: t("low_deck_note"),
    },
    {
      name: t("confirming"),
      value: terms.isOnRequest ? t("on_request") : t("at_once"),
      note: terms.isOnRequest ? t("on_request_note") : t("at_once_note"),
    },
  ];
  return (
    <>
      <DiscoveryHead
        locale={locale}
        title={t("operator_title", { operator: view.name })}
        lead={operatorLead(view, locale)}
        chart={view.chart}
      />
      <div className={`wrap ${styles.parts}`}>
        <PictureRow locale={locale} pictures={view.pictures.map((picture) => ({ picture }))} />
        <DiscoveryPart id="terms" title={t("terms_title", { operator: view.name })}>
          <FactList facts={facts} />
        </DiscoveryPart>
        {view.lines.length > 0 && (
          <DiscoveryPart id="crossings" title={t("crossings_title")} lead={t("list_lead")}>
            <CrossingList locale={locale} lines={view.lines} hasOperators={false} />
          </DiscoveryPart>
        )}
        {view.ships.length > 0 && (
          <DiscoveryPart id="fleet" title={t("fleet_title")} lead={t("fleet_lead")}>
            <Fleet locale={locale} ships={view.ships} />
          </DiscoveryPart>
        )}
      </div>
    </>
  );
}

/** "24 crossings between 14 ports, with 20 ships." */
export function operatorLead({ name, lines, ports, ships }: OperatorView, locale: Locale): string {
  const t = translator(locale, "discovery");
  if (lines.length === 0) return t("operator_lead_none", { operator: name });
  return t("operator_lead", {
    operator: name,
    crossings: lines.length,
    ports,
    ships: ships.length,
  });
}
