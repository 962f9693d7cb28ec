"use client";

import { useTranslations } from "use-intl/react";
import styles from "./pay-section.module.css";

/** Where the card's fields will be, as high as they will be. */
export function PayLoading() {
  const t = useTranslations("booking");
  return (
    <div className={styles.form}>
      <p role="status" className="quiet">
        {t("pay_loading")}
      </p>
      <div className={styles.fields} aria-hidden="true">
        <span className={styles.wide} />
        <span />
        <span />
      </div>
    </div>
  );
}
