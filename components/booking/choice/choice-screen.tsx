"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import styles from "./choice.module.css";

/** How a choice ended: what to say, and where to go from there. */
export type ChoiceEnd = { title: string; lead: string; ways: ReactNode };

const Settle = createContext<(end: ChoiceEnd) => void>(() => {});

/** Ends the choice: what there was to choose from leaves the page. */
export const useSettle = () => useContext(Settle);

/** What can be chosen; and in its place, once something was, what was. The keyboard goes there. */
export function ChoiceScreen({ children }: { children: ReactNode }) {
  const [end, setEnd] = useState<ChoiceEnd | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (end) {
      window.scrollTo(0, 0);
      heading.current?.focus();
    }
  }, [end]);
  if (!end) return <Settle value={setEnd}>{children}</Settle>;
  return (
    <section className={styles.end}>
      <h1 ref={heading} tabIndex={-1} className={styles.endTitle}>
        <svg className={styles.buoy} viewBox="0 0 12 12" aria-hidden="true">
          <path d="M6 0 12 12H0Z" />
        </svg>
        {end.title}
      </h1>
      <p>{end.lead}</p>
      <p className={styles.ways}>{end.ways}</p>
    </section>
  );
}
