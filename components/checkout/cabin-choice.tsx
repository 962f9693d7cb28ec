"use client";

import { useTranslations } from "use-intl/react";
import { formatMoney } from "#lib/money/format-money";
import { bedsIn, mostOf, sleepersOf } from "./beds";
import styles from "./cabin-choice.module.css";
import type { Checkout, TimeAboard } from "./checkout";
import { Stepper } from "./stepper";

type Props = {
  checkout: Checkout;
  aboard: TimeAboard;
  /** Said when a journey has more than one time aboard. */
  showsPorts: boolean;
  fareCode: string;
  chosen: Record<string, number>;
  onChange: (kind: string, quantity: number) => void;
};

/** Cabins and seats for one time aboard, never more than the party can sleep in. */
export function CabinChoice(props: Props) {
  const { checkout, aboard, showsPorts, fareCode, chosen, onChange } = props;
  const { currency, locale } = checkout;
  const t = useTranslations("book");
  const sleepers = sleepersOf(checkout);
  const beds = bedsIn(aboard, chosen);
  return (
    <fieldset className={styles.choice}>
      <legend className={showsPorts ? styles.legend : "out-of-sight"}>
        {t("cabins_title")}, {aboard.from} – {aboard.to}
      </legend>
      {aboard.cabins.length === 0 && <p className="quiet">{t("cabins_none")}</p>}
      {aboard.sailingIds.length > 1 && aboard.cabins.length > 0 && (
        <p className="quiet small">{t("cabins_both")}</p>
      )}
      <ul className={styles.kinds}>
        {aboard.cabins.map(({ kind, label, left, unitMinor }) => (
          <li key={kind} className={styles.kind}>
            <div>
              <p className={styles.name}>{label}</p>
              <p className="quiet small">
                {t("cabin_price", {
                  price: formatMoney({ amount_minor: unitMinor[fareCode] ?? 0, currency }, locale),
                })}
                {", "}
                {t("cabin_left", { count: left })}
              </p>
            </div>
            <Stepper
              value={chosen[kind] ?? 0}
              most={mostOf(aboard, kind, chosen, sleepers)}
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
      {aboard.cabins.length > 0 && (
        <p className={styles.beds} role="status">
          {t("beds", { beds, sleepers })}{" "}
          {beds > 0 && beds < sleepers && t("beds_short", { count: sleepers - beds })}
          {beds > sleepers && t("beds_spare", { count: beds - sleepers })}{" "}
          {checkout.bands.includes("infant") && t("beds_infant")}
        </p>
      )}
    </fieldset>
  );
}
