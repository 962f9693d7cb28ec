import Link from "next/link";
import type { ManifestPerson } from "#lib/boarding/manifest";
import { Frame } from "../parts/frame";
import { Status } from "../parts/status";
import styles from "./manifest.module.css";
import { clockIn, states } from "./states";

type Props = { people: ManifestPerson[]; isGrouped: boolean; zone: string };

/** A manifest's rows by surname, or each booking's people together under its reference. */
export function ManifestTable({ people, isGrouped, zone }: Props) {
  const groups = isGrouped ? byBooking(people) : [["", people] as const];
  return (
    <Frame label="Passengers of the sailing">
      <table className={styles.table}>
        <caption className="out-of-sight">Passengers of the sailing</caption>
        <thead>
          <tr>
            <th scope="col">Surname</th>
            <th scope="col">Forenames</th>
            <th scope="col">Gender</th>
            <th scope="col">Nationality</th>
            <th scope="col">Born</th>
            <th scope="col">Special care</th>
            <th scope="col">Vehicle</th>
            <th scope="col">State</th>
            <th scope="col">Booking</th>
          </tr>
        </thead>
        {groups.map(([reference, some]) => (
          <tbody key={reference}>
            {reference && (
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={9}>
                  {`${reference} · ${some.length}`}
                </th>
              </tr>
            )}
            {some.map((one) => (
              <Person key={`${one.booking_id} ${one.passenger}`} one={one} zone={zone} />
            ))}
          </tbody>
        ))}
      </table>
    </Frame>
  );
}

function Person({ one, zone }: { one: ManifestPerson; zone: string }) {
  const { label, tone } = states[one.state];
  return (
    <tr>
      <th scope="row">{one.surname}</th>
      <td>{one.forenames}</td>
      <td>{one.gender.toUpperCase()}</td>
      <td>{one.nationality}</td>
      <td>
        <span className="figures">{one.birth_date}</span>
        {one.band !== "adult" && <span className="quiet"> {one.band}</span>}
      </td>
      <td>{one.special_care}</td>
      <td>{one.vehicles.join(", ")}</td>
      <td>
        <Status tone={tone}>{label}</Status>
        {one.since && <span className="quiet figures"> {clockIn(one.since, zone)}</span>}
      </td>
      <td>
        <Link href={`/admin/bookings/${one.booking_id}`} prefetch={false} className="figures">
          {one.reference}
        </Link>
      </td>
    </tr>
  );
}

function byBooking(people: ManifestPerson[]): (readonly [string, ManifestPerson[]])[] {
  const groups = new Map<string, ManifestPerson[]>();
  for (const one of people) {
    const some = groups.get(one.reference);
    if (some) some.push(one);
    else groups.set(one.reference, [one]);
  }
  return [...groups];
}
