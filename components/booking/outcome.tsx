"use client";

import { useTranslations } from "use-intl/react";
import { ActionLink } from "#components/ui/action-link";
import { Notice } from "#components/ui/notice";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import styles from "./booking-screen.module.css";
import { Confirmed } from "./confirmed";
import type { Phase } from "./phase-of";
import { searchAgainHref } from "./search-again";
import { Waiting } from "./waiting";

type Props = { booking: BookingView; phase: Exclude<Phase, "paying">; locale: Locale };

/** Everything a booking's page can say when there is nothing to pay. */
export function Outcome({ booking, phase, locale }: Props) {
  const t = useTranslations("booking");
  if (phase === "waiting") return <Waiting email={booking.contact.email} />;
  if (phase === "confirmed") return <Confirmed booking={booking} locale={locale} />;
  if (phase === "operator") {
    return (
      <Notice title={t("operator_title")}>
        <p>{t("operator_lead")}</p>
      </Notice>
    );
  }
  const again = (
    <p className={styles.ways}>
      <ActionLink href={searchAgainHref(booking, locale)}>{t("lapsed_search")}</ActionLink>
    </p>
  );
  if (phase === "lapsed") {
    return (
      <Notice look="bad" title={t("lapsed_title")}>
        <p>
          {t("lapsed_lead")}{" "}
          {/* Only the books can say that nothing was charged: the intent must be known to be dead. */}
          {t(booking.status === "EXPIRED" ? "lapsed_nothing" : "lapsed_checking")}
        </p>
        {again}
      </Notice>
    );
  }
  const refund = booking.refund && (
    <p>
      {t("refund_line", {
        amount: formatMoney(booking.refund.amount, locale),
        status: booking.refund.status,
      })}
    </p>
  );
  if (phase === "cancelled") {
    return (
      <Notice title={t("cancelled_title")}>
        <p>{t("cancelled_lead")}</p>
        {refund}
      </Notice>
    );
  }
  return (
    <Notice look="bad" title={t("failed_title")}>
      <p>{t(failedWords(booking.reason))}</p>
      {refund}
      {again}
    </Notice>
  );
}

function failedWords(reason: string | null) {
  if (reason === "declined") return "failed_declines";
  if (reason === "places_gone" || reason === "late_money") return "failed_late";
  if (reason?.startsWith("operator")) return "failed_operator";
  return "failed_lead";
}
