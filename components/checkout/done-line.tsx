"use client";

import { useTranslations } from "use-intl/react";
import styles from "./steps.module.css";

type Props = { title: string; answer: { name?: string; text: string }; onChange: () => void };

/** A decision that was made, and the way back to it. */
export function DoneLine({ title, answer, onChange }: Props) {
  const t = useTranslations("book");
  return (
    <div className={styles.line}>
      <p className={styles.what}>{title}</p>
      <p className={styles.answer}>
        {answer.name && (
          <span className={styles.name}>
            <bdi>{answer.name}</bdi>
          </span>
        )}
        {/* A birth date stays whole beside a long name. */}
        <span className={answer.name && styles.whole}>{answer.text}</span>
      </p>
      <button
        type="button"
        className={styles.change}
        aria-label={t("step_change_of", { title })}
        onClick={onChange}
      >
        {t("step_change")}
      </button>
    </div>
  );
}
