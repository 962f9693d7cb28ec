import type { ReactNode } from "react";
import styles from "./notice.module.css";

type Props = {
  /** bad: red can; good: green cone; plain: neither. */
  look?: "plain" | "good" | "bad";
  title?: string;
  /** Announced when it appears; leave out for what stands on the page from the start. */
  live?: "polite" | "assertive";
  children?: ReactNode;
};

/** Something to know, told by shape as well as by colour, as buoys do. */
export function Notice({ look = "plain", title, live, children }: Props) {
  const role = live === "assertive" ? "alert" : live === "polite" ? "status" : undefined;
  return (
    <div className={`${styles.notice} ${styles[look]}`} role={role}>
      {look !== "plain" && (
        <svg className={styles.buoy} viewBox="0 0 12 12" aria-hidden="true">
          {look === "good" ? <path d="M6 0 12 12H0Z" /> : <path d="M1 0H11V12H1Z" />}
        </svg>
      )}
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
