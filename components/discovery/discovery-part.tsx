import type { ReactNode } from "react";
import styles from "./discovery-part.module.css";

type Props = { id: string; title: string; lead?: string; children: ReactNode };

/** A part of a page, with its heading and what is to be known before it is read. */
export function DiscoveryPart({ id, title, lead, children }: Props) {
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id}>{title}</h2>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
