import { PictureRow } from "#components/ui/picture-row";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { ShownPicture } from "#lib/media/pictures-of";
import { CrossingList } from "./crossing-list";
import { DeparturesBoard } from "./departures-board";
import styles from "./discovery.module.css";
import { DiscoveryHead } from "./discovery-head";
import { DiscoveryPart } from "./discovery-part";
import { LinkList } from "./link-list";
import type { BoardDeparture, ChartShown, CrossingLine, Linked } from "./views";

export type PortView = {
  name: string;
  /** Null where nobody told us. */
  country: string | null;
  departures: BoardDeparture[];
  /** Named by where they go. */
  out: CrossingLine[];
  /** Named by where they come from. */
  back: Linked[];
  nearby: Linked[];
  operators: Linked[];
  pictures: ShownPicture[];
  chart: ChartShown | null;
  horizon: string;
};

/** What sails from a port: what leaves next, where one can go, and what comes back. */
export function PortPage({ locale, view }: { locale: Locale; view: PortView }) {
  const t = translator(locale, "discovery");
  const { name } = view;
  return (
    <>
      <DiscoveryHead
        locale={locale}
        title={view.out.length > 0 ? t("port_title", { port: name }) : name}
        lead={portLead(view, locale)}
        chart={view.chart}
      >
        {view.operators.length > 0 && (
          <p>
            {t("port_operators")}{" "}
            {view.operators.map((operator, index) => (
              <span key={operator.href}>
                {index > 0 && ", "}
                <a href={operator.href}>{operator.name}</a>
              </span>
            ))}
          </p>
        )}
      </DiscoveryHead>
      {view.out.length > 0 && (
        <DeparturesBoard
          locale={locale}
          title={t("board_title_port", { port: name })}
          note={t("board_note_port", { port: name })}
          none={t("board_none_port", { day: formatDay(view.horizon, locale, "plain") })}
          departures={view.departures}
          shows="where"
        />
      )}
      <div className={`wrap ${styles.parts}`}>
        <PictureRow locale={locale} pictures={view.pictures.map((picture) => ({ picture }))} />
        {view.out.length > 0 && (
          <DiscoveryPart id="out" title={t("out_title", { port: name })} lead={t("list_lead")}>
            <CrossingList locale={locale} lines={view.out} />
          </DiscoveryPart>
        )}
        <div className={styles.two}>
          {view.back.length > 0 && (
            <DiscoveryPart id="back" title={t("into_title", { port: name })}>
              <LinkList links={view.back} />
            </DiscoveryPart>
          )}
          {view.nearby.length > 0 && (
            <DiscoveryPart
              id="nearby"
              title={t(view.out.length > 0 ? "nearby_title" : "nearest_title")}
            >
              <LinkList links={view.nearby} />
            </DiscoveryPart>
          )}
        </div>
      </div>
    </>
  );
}

/** "Marseille, France: 7 crossings with 3 operators." */
export function portLead({ name, country, out, operators }: PortView, locale: Locale): string {
  const t = translator(locale, "discovery");
  const place = country ? t("place", { port: name, country }) : name;
  return out.length > 0
    ? t("port_lead", { place, crossings: out.length, operators: operators.length })
    : t("port_lead_none", { place });
}
