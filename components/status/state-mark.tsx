import type { State } from "#lib/status/part";
import styles from "./status.module.css";

/** How a part is, by shape as well as by colour, as buoys say it: a cone, half a can, a can. */
export function StateMark({ state }: { state: State }) {
  const shape = {
    well: "M6 0 12 12H0Z",
    troubled: "M1 6H11V12H1Z",
    down: "M1 0H11V12H1Z",
  }[state];
  return (
    <svg className={`${styles.mark} ${styles[state]}`} viewBox="0 0 12 12" aria-hidden="true">
      <path d={shape} />
    </svg>
  );
}
