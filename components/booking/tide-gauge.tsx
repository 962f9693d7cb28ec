import styles from "./tide-gauge.module.css";

const minutes = 5;
/** Of the drawing: how long a minute is on the staff, and where the staff begins and ends. */
const minute = 12;
const top = 2;
const foot = top + minutes * minute;

/**
 * A tide staff marked in minutes, and the water that is left. It falls a hair's breadth each second; the
 * time in words stands beside it.
 */
export function TideGauge({ secondsLeft }: { secondsLeft: number }) {
  const deep = (Math.min(secondsLeft, minutes * 60) / 60) * minute;
  return (
    <svg
      className={styles.gauge}
      viewBox={`0 0 34 ${foot + 2}`}
      width="34"
      height={foot + 2}
      aria-hidden="true"
    >
      <rect className={styles.water} x="0" y={foot - deep} width="34" height={deep} />
      <path className={styles.surface} d={`M0 ${foot - deep}h34`} />
      <rect className={styles.staff} x="12" y={top} width="10" height={minutes * minute} />
      {Array.from({ length: minutes }, (_, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a mark's place on the staff is its identity
          key={index}
          className={styles.mark}
          d={`M${index % 2 === 0 ? 12 : 17} ${top + index * minute}h5v${minute}h-5z`}
        />
      ))}
    </svg>
  );
}
