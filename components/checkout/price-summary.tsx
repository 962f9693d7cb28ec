"use client";

import { useTranslations } from "use-intl/react";
import { formatMoney } from "#lib/money/format-money";
import type { Money } from "#lib/money/money";
import type { PricePart } from "./price-of";
import styles from "./price-summary.module.css";

type Props = { parts: PricePart[]; total: Money; locale: string };

/** Always in sight: beside the form where there is room, along the lower edge where there is not. */
export function PriceSummary({ parts, total, locale }: Props) {
  const t = useTranslations("book");
  const money = (amount_minor: number) =>
    formatMoney({ amount_minor, currency: total.currency }, locale);
  const items = (
    <div className={styles.parts}>
      {parts.map(({ heading, lines }) => (
        <table key={heading} className={styles.part}>
          <caption>{heading}</caption>
          <tbody>
            {lines.map((line) => (
              <tr key={line.label}>
                <th scope="row">{line.label}</th>
                <td>{money(line.amount_minor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
  return (
    <aside className={styles.summary} aria-label={t("summary_title")}>
      <h2 className={styles.title}>{t("summary_title")}</h2>
      <div className={styles.wide}>{items}</div>
      <details className={styles.small}>
        <summary>{t("summary_title")}</summary>
        {items}
      </details>
      <p className={styles.total}>
        <span>{t("total")}</span>
        <output aria-live="polite">{formatMoney(total, locale)}</output>
      </p>
      <p className={styles.note}>{t("total_note")}</p>
    </aside>
  );
}
