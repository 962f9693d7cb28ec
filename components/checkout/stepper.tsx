"use client";

import styles from "./stepper.module.css";

type Props = {
  value: number;
  most: number;
  labels: { value: string; more: string; less: string };
  onChange: (value: number) => void;
};

/** A number with a button to each side; the number can be typed too. */
export function Stepper({ value, most, labels, onChange }: Props) {
  const clamp = (next: number) => Math.max(0, Math.min(most, Number.isFinite(next) ? next : 0));
  return (
    <div className={styles.stepper}>
      <button
        type="button"
        aria-label={labels.less}
        disabled={value <= 0}
        onClick={() => onChange(clamp(value - 1))}
      >
        −
      </button>
      <input
        type="text"
        inputMode="numeric"
        aria-label={labels.value}
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange(clamp(Number.parseInt(event.target.value, 10)))}
      />
      <button
        type="button"
        aria-label={labels.more}
        disabled={value >= most}
        onClick={() => onChange(clamp(value + 1))}
      >
        +
      </button>
    </div>
  );
}
