import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { sizeWords } from "../search/party-words";
import { stillThere } from "./still-there";
import styles from "./ticket.module.css";

/** Who and what travels. Names as people write them: each in its own direction, the family's first. */
export function TicketParty({ locale, booking }: { locale: Locale; booking: BookingView }) {
  const t = translator(locale, "ticket");
  const words = translator(locale, "booking");
  const vehicles = stillThere(booking.vehicles);
  return (
    <>
      <section>
        <h2 className={styles.label}>{t("passengers")}</h2>
        <ol className={styles.people}>
          {stillThere(booking.passengers).map((passenger) => (
            <li key={passenger.id}>
              <bdi>
                <strong>{passenger.last_name}</strong> {passenger.first_name}
              </bdi>
            </li>
          ))}
        </ol>
      </section>
      {vehicles.length > 0 && (
        <section>
          <h2 className={styles.label}>{t("vehicle")}</h2>
          {vehicles.map((vehicle) => (
            <p key={vehicle.id}>
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
