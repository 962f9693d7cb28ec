"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { Money } from "#lib/money/money";
import { useOnline } from "../ui/use-online";
import type { Checkout } from "./checkout";
import styles from "./checkout.module.css";
import { ProblemNotice } from "./problem-notice";
import type { usePlacing } from "./use-placing";

type Props = {
  checkout: Checkout;
  placing: ReturnType<typeof usePlacing>;
  total: Money;
  /** Whether these answers became a booking already is being looked up. */
  isAsking: boolean;
};

/** The end of the last step: places are held here, and it is told how that went. */
export function PlaceEnd({ checkout, placing, total, isAsking }: Props) {
  const t = useTranslations("book");
  const isOnline = useOnline();
  const { problem, faults, isSending, isSlow, place } = placing;
  const isFaulty = Object.keys(faults).length > 0;
  return (
    <div className={styles.end}>
      {checkout.pets > 0 && <p className="quiet">{t("pets_line", { count: checkout.pets })}</p>}
      {!isOnline && (
        <Notice live="polite" title={t("offline_title")}>
          <p>{t("offline_lead")}</p>
        </Notice>
      )}
      {isOnline && problem?.isOffline && (
        <Notice look="good" live="polite" title={t("online_title")}>
          <p>{t("online_lead")}</p>
        </Notice>
      )}
      {isSending && isSlow && (
        <Notice live="polite" title={t("slow_title")}>
          <p>{t("slow_lead")}</p>
        </Notice>
      )}
      {problem && !problem.isOffline && !isFaulty && (
        <ProblemNotice checkout={checkout} problem={problem} total={total} onAccept={place} />
      )}
      {/* A changed price is first agreed to, and changed conditions are first looked at. */}
      {problem?.code !== "price_changed" && problem?.code !== "conditions_changed" && (
        <Button type="submit" isBusy={isSending || isAsking}>
          {isSending ? t("submitting") : t("submit")}
        </Button>
      )}
      <p className="quiet small">
        {t("hold_note", { minutes: checkout.holdMinutes })} {t("draft_kept")}
      </p>
    </div>
  );
}
