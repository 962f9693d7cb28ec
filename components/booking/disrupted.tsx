"use client";

import { useTranslations } from "use-intl/react";
import { ActionLink } from "#components/ui/action-link";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import styles from "./booking-screen.module.css";
import { type BrokenLeg, mayKeep } from "./broken-legs";
import { OutcomePanel } from "./outcome-panel";
import { ReferenceFlags } from "./reference-flags";
import { RefundLines } from "./refund-lines";
import { liveLegs } from "./still-there";

type Props = { booking: BookingView; leg: BrokenLeg; locale: Locale };

/** A crossing that does not sail as it was booked: what befell it, and the way to what can be chosen. */
export function Disrupted({ booking, leg, locale }: Props) {
  const t = useTranslations("booking");
  const page = `/${locale}/bookings/${booking.id}`;
  const sails = liveLegs(booking).some(({ disruption }) => disruption?.kind !== "cancelled");
  const isKept = mayKeep(leg);
  return (
    <OutcomePanel look={isKept ? "plain" : "bad"} title={t(`disrupted_${leg.disruption.kind}`)}>
      <p>{t(isKept ? "disrupted_kept" : "disrupted_lead")}</p>
      <RefundLines booking={booking} locale={locale} />
      <p className={styles.ways}>
        <ActionLink href={`${page}/choice?journey=${leg.journey_index}`}>
          {t("disrupted_open")}
        </ActionLink>
        {sails && <a href={`${page}/ticket`}>{t("open_ticket")}</a>}
        {sails && <a href={`/api/v1/bookings/${booking.id}/calendar.ics`}>{t("add_calendar")}</a>}
        {booking.payment.paid_at && <a href={`${page}/receipt`}>{t("open_receipt")}</a>}
      </p>
      <ReferenceFlags reference={booking.reference} />
    </OutcomePanel>
  );
}
