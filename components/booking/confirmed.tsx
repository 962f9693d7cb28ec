"use client";

import { useTranslations } from "use-intl/react";
import { ActionLink } from "#components/ui/action-link";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import styles from "./booking-screen.module.css";
import { OutcomePanel } from "./outcome-panel";
import { ReferenceFlags } from "./reference-flags";
import { RefundLines } from "./refund-lines";

export function Confirmed({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = useTranslations("booking");
  return (
    <OutcomePanel look="good" title={t("confirmed_title")}>
      <p>{t("confirmed_lead", { email: booking.contact.email })}</p>
      <RefundLines booking={booking} locale={locale} />
      <p className={styles.ways}>
        <ActionLink href={`/${locale}/bookings/${booking.id}/ticket`}>
          {t("open_ticket")}
        </ActionLink>
        <a href={`/api/v1/bookings/${booking.id}/calendar.ics`}>{t("add_calendar")}</a>
        {booking.payment.paid_at && (
          <a href={`/${locale}/bookings/${booking.id}/receipt`}>{t("open_receipt")}</a>
        )}
      </p>
      <ReferenceFlags reference={booking.reference} />
    </OutcomePanel>
  );
}
