import type { Checkout } from "./checkout";
import styles from "./steps.module.css";

/** What is being booked, always above what is being asked. */
export function Crossings({ checkout }: { checkout: Checkout }) {
  return (
    <div className={styles.crossings}>
      {checkout.journeys.map((journey) => (
        <div key={journey.id} className={styles.crossing}>
          <h2 className={styles.way}>{journey.heading}</h2>
          <p className={styles.day}>{journey.day}</p>
          <p className="quiet small">{journey.sentence}</p>
        </div>
      ))}
    </div>
  );
}
