import type { BookingView } from "#lib/booking/booking-view";
import type { PassengerMore } from "#lib/office/bookings/staff-booking";
import { Frame } from "../parts/frame";
import styles from "./booking-desk.module.css";

type Props = { booking: BookingView; passengers: PassengerMore[] };

/** Who and what travels. Documents are for the manifest, and for nobody here. */
export function BookingParty({ booking, passengers }: Props) {
  const more = new Map(passengers.map((one) => [one.id, one]));
  return (
    <>
      <Frame label="Passengers">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Passenger</th>
              <th scope="col">Born</th>
              <th scope="col">Gender</th>
              <th scope="col">Nationality</th>
              <th scope="col">Special care</th>
            </tr>
          </thead>
          <tbody>
            {booking.passengers.map(({ id, first_name, last_name, cancelled_at }) => (
              <tr key={id} className={cancelled_at ? styles.gone : undefined}>
                <th scope="row">
                  <bdi>{`${first_name} ${last_name}`}</bdi>
                </th>
                <td>{more.get(id)?.birth_date}</td>
                <td>{more.get(id)?.gender.toUpperCase()}</td>
                <td>{more.get(id)?.nationality}</td>
                <td>{more.get(id)?.special_care ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      {booking.vehicles.length + booking.cabins.length + booking.pets.length > 0 && (
        <ul>
          {booking.vehicles.map(
            ({ id, kind, registration, length_cm, height_cm, cancelled_at }) => (
              <li key={id} className={cancelled_at ? styles.gone : undefined}>
                {`${kind}, ${length_cm} × ${height_cm} cm`}
                {registration && <strong className="figures"> {registration}</strong>}
              </li>
            ),
          )}
          {[...booking.cabins, ...booking.pets].map(({ id, label, cancelled_at }) => (
            <li key={id} className={cancelled_at ? styles.gone : undefined}>
              {label}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
