import type { ReactNode } from "react";
import styles from "./field.module.css";

export type FieldWords = {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
};

/** What ties a control to its label, its hint and what is wrong with it. */
export function controlProps({ id, hint, error }: Omit<FieldWords, "label">) {
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return {
    id,
    className: styles.control,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
  };
}

/** A label, its help before the error, the control, and an error that says how to mend it. */
export function Field({ id, label, hint, error, children }: FieldWords & { children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
