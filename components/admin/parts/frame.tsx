import type { ReactNode } from "react";
import styles from "../list/staff-list.module.css";

type Props = { label: string; isBusy?: boolean; children: ReactNode };

/** What holds a table: wider than a phone, it scrolls sideways in itself, by keys too. */
export function Frame({ label, isBusy, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone, and keys must reach that
    <section className={styles.frame} aria-label={label} aria-busy={isBusy} tabIndex={0}>
      {children}
    </section>
  );
}
