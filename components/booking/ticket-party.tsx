import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { sizeWords } from "../search/party-words";
import styles from "./ticket.module.css";

/** Who and what travels. Names as people write them: each in its own direction, the family's first. */
export function TicketParty({ locale, booking }: { locale: Locale; booking: BookingView }) {
  const t = translator(locale, "ticket");
  const words = translator(locale, "booking");
  return (
    <>
      <section>
        <h2 className={styles.label}>{t("passengers")}</h2>
        <ol className={styles.people}>
          {booking.passengers.map((passenger, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is a passenger's identity
            <li key={position}>
              <bdi>
                <strong>{passenger.last_name}</strong> {passenger.first_name}
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
                  <bdi>
                    <strong>{vehicle.registration}</strong>
                  </bdi>
                </>
              )}
              , {sizeWords(vehicle, locale)}
            </p>
          ))}
        </section>
      )}
    </>
  );
}
