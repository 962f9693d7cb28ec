"use client";

import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import { isSecondPayment, refundsToTell, refundWords } from "./money-back";

/** Where each refund is, in a sentence. */
export function RefundLines({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = useTranslations("refund");
  return refundsToTell(booking).map((refund) => (
    <p key={refund.id}>
      {isSecondPayment(booking, refund) && `${t("paid_twice")} `}
      {t(refundWords(booking, refund), {
        amount: formatMoney(refund.amount, locale),
        email: booking.contact.email,
      })}
    </p>
  ));
}
