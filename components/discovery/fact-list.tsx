import type { ReactNode } from "react";
import styles from "./fact-list.module.css";

export type Fact = { name: string; value: ReactNode; note?: string };

/** A few facts in a row, the figures large. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {note && <dd className={styles.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
