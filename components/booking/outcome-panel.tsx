import type { ReactNode } from "react";
import styles from "./outcome-panel.module.css";

type Props = {
  /** bad: red can; good: green cone; plain: neither, as nothing is decided or nothing is wrong. */
  look?: "plain" | "good" | "bad";
  title: string;
  children: ReactNode;
};

/** The answer, large and first, marked as buoys are: by shape as well as by colour. Then what to do. */
export function OutcomePanel({ look = "plain", title, children }: Props) {
  return (
    <section className={`${styles.panel} ${styles[look]}`}>
      <h2 className={styles.title}>
        {look !== "plain" && (
          <svg className={styles.buoy} viewBox="0 0 12 12" aria-hidden="true">
            {look === "good" ? <path d="M6 0 12 12H0Z" /> : <path d="M1 0H11V12H1Z" />}
          </svg>
        )}
        {title}
      </h2>
      <div className={styles.words}>{children}</div>
    </section>
  );
}
