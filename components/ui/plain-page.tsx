import type { ReactNode } from "react";
import styles from "./plain-page.module.css";

/** A page of few words: nothing here, a fault, a form of two fields. */
export function PlainPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children?: ReactNode;
}) {
  return (
    <div className={`wrap ${styles.page}`}>
      <h1>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      {children}
    </div>
  );
}
