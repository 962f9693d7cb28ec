import styles from "./parts.module.css";

/** How much of something is taken: drawn, and said as text beside. */
export function LoadBar({ taken, of, label }: { taken: number; of: number; label: string }) {
  const share = of > 0 ? Math.min(1, taken / of) : taken > 0 ? 1 : 0;
  return (
    <span className={styles.load}>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
        <rect width="100" height="8" className={styles.loadAll} />
        <rect
          width={share * 100}
          height="8"
          className={share >= 0.9 ? styles.loadFull : styles.loadTaken}
        />
      </svg>
      <span className="figures small">
        {taken} / {of}
      </span>
    </span>
  );
}
