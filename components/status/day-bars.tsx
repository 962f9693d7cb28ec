import type { Day } from "#lib/status/read-status";
import styles from "./status.module.css";

const step = 4;
const height = 32;
/** Trouble stands out by its height: whoever sees no colours sees it too. */
const heights = { well: 12, troubled: 20, down: height };

/** A bar for each day, the oldest first. */
export function DayBars({ days, label }: { days: Day[]; label: string }) {
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${days.length * step} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {days.map(({ date, state }, index) => {
        const tall = state ? heights[state] : 2;
        return (
          <rect
            key={date}
            className={styles[state ?? "unmeasured"]}
            x={index * step}
            y={height - tall}
            width={3}
            height={tall}
          />
        );
      })}
    </svg>
  );
}
