import type { BookingView } from "#lib/booking/booking-view";
import type { ChartDrawing } from "#lib/chart/drawing";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import { crossings } from "#lib/ticket/crossings";
import { shortPort } from "#lib/ticket/port-words";
import type { SeaPaths } from "#lib/voyage/sea-paths";
import { RouteChart } from "../chart/route-chart";
import { ReferenceFlags } from "./reference-flags";
import { liveLegs } from "./still-there";
import styles from "./ticket.module.css";
import { TicketConditions } from "./ticket-conditions";
import { TicketCrossing } from "./ticket-crossing";
import { TicketParty } from "./ticket-party";

type Props = {
  locale: Locale;
  booking: BookingView;
  qrSvg: string;
  paths: SeaPaths;
  chart: { drawing: ChartDrawing; label: string } | null;
};

/** The printable document of a booking: one page of A4, readable at arm's length. */
export function Ticket({ locale, booking, qrSvg, paths, chart }: Props) {
  const t = translator(locale, "ticket");
  const site = translator(locale, "site");
  return (
    <article className={styles.ticket}>
      <header className={styles.head}>
        {/* Made by us from a reference and a signature; nothing typed by anybody is in it. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: an SVG of our own making */}
        <div className={styles.code} dangerouslySetInnerHTML={{ __html: qrSvg }} />
        <div className={styles.who}>
          <h1 className={styles.heading}>
            <span className={styles.brand}>
              {site("name")} · {t("heading")}
            </span>{" "}
            {routeWords(booking, locale)}
          </h1>
          <p className={styles.label}>{t("reference")}</p>
          <p className={styles.reference}>{booking.reference}</p>
          <ReferenceFlags reference={booking.reference} />
          <p className="quiet small">{t("show")}</p>
        </div>
      </header>
      <ol className={styles.crossings}>
        {crossings(liveLegs(booking)).map((crossing) => (
          <li key={crossing.position}>
            <TicketCrossing
              locale={locale}
              crossing={crossing}
              items={booking.items}
              paths={paths}
            />
          </li>
        ))}
      </ol>
      <div className={styles.facts}>
        <div className={styles.party}>
          <TicketParty locale={locale} booking={booking} />
          <section>
            <h2 className={styles.label}>{t("check_in_title")}</h2>
            <p className={styles.fine}>
              {t("check_in")} {t("local_times")}
            </p>
          </section>
        </div>
        {chart && <RouteChart id="ticket-chart" className={styles.chart} {...chart} />}
      </div>
      <footer className={styles.foot}>
        <TicketConditions locale={locale} booking={booking} />
        <p className={styles.fine}>
          {t("price")} {formatMoney(booking.total, locale)}.{" "}
          {booking.confirmed_at &&
            `${t("issued", { day: formatDay(booking.confirmed_at, locale, "plain") })}.`}
        </p>
      </footer>
    </article>
  );
}

function routeWords(booking: BookingView, locale: Locale): string {
  const t = translator(locale, "ticket");
  const legs = liveLegs(booking);
  const out = legs.filter((leg) => leg.journey_index === legs[0]?.journey_index);
  const [first, last, end] = [out[0], out.at(-1), legs.at(-1)];
  if (!first || !last || !end) return "";
  const names = { from: shortPort(first.from), to: shortPort(last.to) };
  if (end.journey_index === first.journey_index) return `${names.from} – ${names.to}`;
  return end.to.code === first.from.code
    ? t("route_return", names)
    : `${names.from} – ${names.to} – ${shortPort(end.to)}`;
}
