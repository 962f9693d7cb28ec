import type { ReactNode } from "react";
import styles from "./parts.module.css";

/** A page's heading, with what can be done on it beside, and how it stands below. */
export function PageHead({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={styles.head}>
      <div>
        <h1>{title}</h1>
        {lead && <p className="quiet">{lead}</p>}
      </div>
      {children && <div className={styles.beside}>{children}</div>}
    </header>
  );
}
