"use client";

import { useTranslations } from "use-intl/react";
import { ActionLink } from "#components/ui/action-link";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import styles from "./checkout.module.css";

type Props = { booking: BookingView; locale: Locale; onAgain: () => void };

/** For somebody who stepped back to a checkout that is a booking already. */
export function PlacedNotice({ booking, locale, onAgain }: Props) {
  const t = useTranslations("book");
  const href = `/${locale}/bookings/${booking.id}`;
  if (isHeld(booking)) {
    return (
      <Notice live="polite" title={t("held_title")}>
        <p>{t("held_lead")}</p>
        <p className={styles.ways}>
          <ActionLink href={href}>{t("held_open")}</ActionLink>
        </p>
      </Notice>
    );
  }
  return (
    <Notice look="good" live="polite" title={t("placed_title")}>
      <p>{t("placed_lead", { reference: booking.reference })}</p>
      <p className={styles.ways}>
        <ActionLink href={href}>{t("placed_open")}</ActionLink>
        <Button look="quiet" onClick={onAgain}>
          {t("placed_again")}
        </Button>
      </p>
    </Notice>
  );
}

/** Held and not yet paid: the answers may still be changed. */
export function isHeld({ status, payment }: BookingView): boolean {
  return status === "PENDING" && payment.status === "PENDING";
}
