"use client";

import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import styles from "./booking-screen.module.css";
import { cancelKindOf } from "./cancel-words";
import { Cancelling } from "./cancelling";
import { ResendMail } from "./resend-mail";
import type { BookingDesk } from "./use-booking";

type Props = {
  desk: BookingDesk;
  locale: Locale;
  onCancelled: (booking: BookingView) => void;
};

/** What a traveller may do with a booking beside paying it. */
export function Manage({ desk, locale, onCancelled }: Props) {
  const t = useTranslations("cancel");
  const { booking, phase } = desk;
  const hasMail = phase === "confirmed" || phase === "cancelled";
  // While the bank is being asked, the places are not to be given away under it.
  const isOpen = phase === "paying" ? !desk.isConfirming : phase === "confirmed";
  const isFree = booking.cancellable && (isOpen || phase === "operator");
  const kind = cancelKindOf(booking.status);
  if (!hasMail && !isFree) return null;
  return (
    <section className={styles.manage} aria-labelledby="manage">
      <h2 id="manage" className={styles.subtitle}>
        {t("title", { kind: kind ?? "ended" })}
      </h2>
      {hasMail && <ResendMail key={booking.status} booking={booking} locale={locale} />}
      {isFree && (
        // What was quoted for places nobody paid is no answer once they are paid, in another tab perhaps.
        <Cancelling
          key={kind}
          booking={booking}
          locale={locale}
          onCancelled={onCancelled}
          onRefused={desk.refresh}
        />
      )}
      {phase === "confirmed" && !booking.cancellable && <p className="quiet">{t("sailed")}</p>}
    </section>
  );
}
