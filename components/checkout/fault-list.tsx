"use client";

import { useTranslations } from "use-intl/react";
import { Notice } from "#components/ui/notice";
import styles from "./steps.module.css";
import type { Faults } from "./validate-draft";

type Props = {
  faults: Faults;
  faultAt: (path: string) => string | undefined;
  /** Where the party is changed. */
  searchHref: string;
};

/** All that is to be mended in a step, each leading to its answer. */
export function FaultList({ faults, faultAt, searchHref }: Props) {
  const t = useTranslations("book");
  const paths = Object.keys(faults);
  if (paths.length === 0) return null;
  return (
    <Notice look="bad" live="polite" title={t("error_summary", { count: paths.length })}>
      <ul className={styles.faults}>
        {paths.map((path) => (
          <li key={path}>
            <a
              href={`#${path}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(path)?.focus();
              }}
            >
              {faultAt(path)}
            </a>
          </li>
        ))}
        {Object.values(faults).some((fault) => fault.code === "band_mismatch") && (
          <li>
            <a className={styles.elsewhere} href={searchHref}>
              {t("change_party")}
            </a>
          </li>
        )}
      </ul>
    </Notice>
  );
}
