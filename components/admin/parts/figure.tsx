import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./parts.module.css";
import type { Tone } from "./status";

type Props = { label: string; value: ReactNode; tone?: Tone; note?: ReactNode; href?: string };

/** One figure that is looked at often, what it is, and where it leads. */
export function Figure({ label, value, tone = "plain", note, href }: Props) {
  const inside = (
    <>
      <span className={styles.figureLabel}>{label}</span>
      <span className={`${styles.figureValue} figures`}>{value}</span>
      {note && <span className="quiet small">{note}</span>}
    </>
  );
  const look = `${styles.figure} ${styles[tone]}`;
  return href ? (
    <Link href={href} prefetch={false} className={look}>
      {inside}
    </Link>
  ) : (
    <div className={look}>{inside}</div>
  );
}

/** Figures in a row. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className={styles.figures}>{children}</div>;
}
