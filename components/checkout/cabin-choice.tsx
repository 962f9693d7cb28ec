"use client";

import { useTranslations } from "use-intl/react";
import { formatMoney } from "#lib/money/format-money";
import styles from "./cabin-choice.module.css";
import type { TimeAboard } from "./checkout";
import { Stepper } from "./stepper";

/** Nobody needs more cabins than a party can have passengers. */
const mostCabins = 9;

type Props = {
  aboard: TimeAboard;
  /** Said when a journey has more than one time aboard. */
  showsPorts: boolean;
  isLong: boolean;
  fareCode: string;
  chosen: Record<string, number>;
  currency: string;
  locale: string;
  onChange: (kind: string, quantity: number) => void;
};

export function CabinChoice(props: Props) {
  const { aboard, showsPorts, isLong, fareCode, chosen, currency, locale, onChange } = props;
  const t = useTranslations("book");
  const lead = isLong ? t("cabins_lead") : t("cabins_day");
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>
        {t("cabins_title")}
        {showsPorts && `, ${aboard.from} – ${aboard.to}`}
      </legend>
      <p className="quiet small">
        {aboard.cabins.length === 0 ? t("cabins_none") : lead}{" "}
        {aboard.sailingIds.length > 1 && aboard.cabins.length > 0 && t("cabins_both")}
      </p>
      <ul className={styles.kinds}>
        {aboard.cabins.map(({ kind, label, left, unitMinor }) => (
          <li key={kind} className={styles.kind}>
            <div>
              <p className={styles.name}>{label}</p>
              <p className="quiet small">
                {t("cabin_price", {
                  price: formatMoney({ amount_minor: unitMinor[fareCode] ?? 0, currency }, locale),
                })}
                {" · "}
                {t("cabin_left", { count: left })}
              </p>
            </div>
            <Stepper
              value={chosen[kind] ?? 0}
              most={Math.min(left, mostCabins)}
              labels={{
                value: t("cabin_quantity", { kind: label }),
                more: t("cabin_more", { kind: label }),
                less: t("cabin_less", { kind: label }),
              }}
              onChange={(quantity) => onChange(kind, quantity)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
