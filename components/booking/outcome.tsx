"use client";

import { useTranslations } from "use-intl/react";
import { ActionLink } from "#components/ui/action-link";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import styles from "./booking-screen.module.css";
import { brokenLegs } from "./broken-legs";
import { Confirmed } from "./confirmed";
import { Disrupted } from "./disrupted";
import { hasFailedRefund, keptMinor } from "./money-back";
import { OutcomePanel } from "./outcome-panel";
import { chargedWords, failedWords } from "./outcome-words";
import type { Phase } from "./phase-of";
import { RefundLines } from "./refund-lines";
import { searchAgainHref } from "./search-again";
import { Waiting } from "./waiting";

type Props = { booking: BookingView; phase: Exclude<Phase, "paying">; locale: Locale };

/** Everything a booking's page can say when there is nothing to pay. */
export function Outcome({ booking, phase, locale }: Props) {
  const t = useTranslations("booking");
  if (phase === "waiting") return <Waiting email={booking.contact.email} />;
  if (phase === "confirmed") {
    const [leg] = brokenLegs(booking);
    if (leg) return <Disrupted booking={booking} leg={leg} locale={locale} />;
    return <Confirmed booking={booking} locale={locale} />;
  }
  if (phase === "operator") {
    return (
      <OutcomePanel title={t("operator_title")}>
        <p>{t("operator_lead")}</p>
      </OutcomePanel>
    );
  }
  const refunds = <RefundLines booking={booking} locale={locale} />;
  const hasMoney = booking.payment.paid_at !== null;
  const ways = (
    <p className={styles.ways}>
      <ActionLink href={searchAgainHref(booking, locale)}>{t("lapsed_search")}</ActionLink>
      {hasMoney && <a href={`/${locale}/bookings/${booking.id}/receipt`}>{t("open_receipt")}</a>}
    </p>
  );
  if (phase === "lapsed") {
    return (
      <OutcomePanel look="bad" title={t("lapsed_title")}>
        <p>
          {t("lapsed_lead")} {t(chargedWords(booking))}
        </p>
        {refunds}
        {ways}
      </OutcomePanel>
    );
  }
  if (phase === "cancelled") {
    return (
      <OutcomePanel look={hasFailedRefund(booking) ? "bad" : "plain"} title={t("cancelled_title")}>
        <p>
          {t("cancelled_lead")} {!booking.confirmed_at && t(chargedWords(booking))}
        </p>
        {refunds}
        <Kept booking={booking} locale={locale} />
        {ways}
      </OutcomePanel>
    );
  }
  const why = failedWords(booking);
  return (
    <OutcomePanel look="bad" title={t("failed_title")}>
      <p>
        {t(why)} {why === "failed_declines" && t(chargedWords(booking))}
      </p>
      {refunds}
      {ways}
    </OutcomePanel>
  );
}

function Kept({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = useTranslations("booking");
  const kept = keptMinor(booking);
  if (kept === 0) return null;
  const { currency } = booking.total;
  const amount = formatMoney({ amount_minor: kept, currency }, locale);
  return (
    <p>{t(booking.refunds.length > 0 ? "cancelled_kept" : "cancelled_all_kept", { amount })}</p>
  );
}
