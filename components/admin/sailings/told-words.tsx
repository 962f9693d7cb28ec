import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import styles from "./sailing.module.css";
import { countWords } from "./sailing-words";

/** Whom a change of plan concerns, before it is made. */
export function ToldWords({ sailing }: { sailing: SailingDetail }) {
  const { bookings, passengers, vehicles, pending } = sailing.counts;
  if (bookings + pending === 0) return <p>Nobody is booked on it: nobody is told.</p>;
  return (
    <ul className={styles.follows}>
      <li>
        {`${countWords(bookings, "booking")} with ${countWords(passengers, "passenger")} and ${countWords(vehicles, "vehicle")}: each gets one mail.`}
      </li>
      {pending > 0 && (
        <li>{`${countWords(pending, "booking")} held and not paid: they see it where they pay.`}</li>
      )}
      <li>What is sold stays sold, at its price. A case is opened for staff.</li>
      <li>The operator is not told by this: agree it with them first.</li>
    </ul>
  );
}
