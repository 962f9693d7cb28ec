import type { BookingView } from "#lib/booking/booking-view";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import { crossings } from "#lib/ticket/crossings";
import { sizeWords } from "../search/party-words";
import styles from "./ticket.module.css";
import { TicketConditions } from "./ticket-conditions";
import { TicketCrossing } from "./ticket-crossing";

type Props = { locale: Locale; booking: BookingView; qrSvg: string };

/** The printable document of a booking: one page of A4, readable at arm's length. */
export function Ticket({ locale, booking, qrSvg }: Props) {
  const t = translator(locale, "ticket");
  const words = translator(locale, "booking");
  return (
    <article className={styles.ticket}>
      <header className={styles.head}>
        <div className={styles.who}>
          <h1 className={styles.heading}>{t("heading")}</h1>
          <p className={styles.label}>{t("reference")}</p>
          <p className={styles.reference}>{booking.reference}</p>
          <p className="quiet small">{t("show")}</p>
        </div>
        {/* Made by us from a reference and a signature; nothing typed by anybody is in it. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: an SVG of our own making */}
        <div className={styles.code} dangerouslySetInnerHTML={{ __html: qrSvg }} />
      </header>
      <ol className={styles.crossings}>
        {crossings(booking.legs).map((crossing) => (
          <li key={crossing.position}>
            <TicketCrossing locale={locale} crossing={crossing} items={booking.items} />
          </li>
        ))}
      </ol>
      <p className="quiet small">
        {t("local_times")} {t("check_in")}
      </p>
      <div className={styles.facts}>
        <section>
          <h2 className={styles.label}>{t("passengers")}</h2>
          <ol>
            {booking.passengers.map((passenger, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a position is a passenger's identity
              <li key={position}>
                <bdi>
                  {passenger.last_name}, {passenger.first_name}
                </bdi>
              </li>
            ))}
          </ol>
        </section>
        {booking.vehicles.length > 0 && (
          <section>
            <h2 className={styles.label}>{t("vehicle")}</h2>
            {booking.vehicles.map((vehicle) => (
              <p key={vehicle.registration}>
                {words("vehicle_line", { kind: vehicle.kind })}
                {vehicle.registration && (
                  <>
                    {", "}
                    <bdi>{vehicle.registration}</bdi>
                  </>
                )}
                <br />
                {sizeWords(vehicle, locale)}
              </p>
            ))}
          </section>
        )}
        <section>
          <h2 className={styles.label}>{t("price")}</h2>
          <p>{formatMoney(booking.total, locale)}</p>
          {booking.confirmed_at && (
            <p className="quiet small">
              {t("issued", { day: formatDay(booking.confirmed_at, locale, "plain") })}
            </p>
          )}
        </section>
      </div>
      <TicketConditions locale={locale} booking={booking} />
    </article>
  );
}
