import type { ReactNode } from "react";
import styles from "./field.module.css";

export type FieldWords = {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** What was understood, said back: "1 May 1990, 36 years: adult". */
  echo?: string | undefined;
};

/** What ties a control to its label, its hint, and what is wrong with it or was understood. */
export function controlProps({ id, hint, error, echo }: Omit<FieldWords, "label">) {
  const described = [error && `${id}-error`, hint && `${id}-hint`, echo && `${id}-echo`];
  return {
    id,
    className: styles.control,
    "aria-describedby": described.filter(Boolean).join(" ") || undefined,
    "aria-invalid": error ? true : undefined,
  };
}

/** A label, help before one can go wrong, the control, and an error that says how to mend it. */
export function Field(props: FieldWords & { children: ReactNode }) {
  const { id, label, children, ...words } = props;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <Help id={id} hint={words.hint} />
      {children}
      <Said id={id} error={words.error} echo={words.echo} />
    </div>
  );
}

export function Help({ id, hint }: Pick<FieldWords, "id" | "hint">) {
  if (!hint) return null;
  return (
    <p className={styles.hint} id={`${id}-hint`}>
      {hint}
    </p>
  );
}

export function Said({ id, error, echo }: Pick<FieldWords, "id" | "error" | "echo">) {
  if (!error && !echo) return null;
  return (
    <p className={error ? styles.error : styles.echo} id={`${id}-${error ? "error" : "echo"}`}>
      <span dir="auto">{error ?? echo}</span>
    </p>
  );
}
