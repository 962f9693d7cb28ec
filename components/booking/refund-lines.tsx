"use client";

import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import { refundsToTell } from "./money-back";

/** Where each refund is, in a sentence. */
export function RefundLines({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = useTranslations("refund");
  return refundsToTell(booking).map(({ id, amount, status, reason }) => (
    <p key={id}>
      {reason === "paid_twice" && booking.confirmed_at && `${t("paid_twice")} `}
      {t(status, { amount: formatMoney(amount, locale), email: booking.contact.email })}
    </p>
  ));
}
