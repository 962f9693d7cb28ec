"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import type { Refusal } from "./booking-api";
import styles from "./booking-screen.module.css";
import { CancelRefusal } from "./cancel-refusal";
import { cancelKindOf } from "./cancel-words";
import { Cancelling } from "./cancelling";
import { PartCancelling } from "./part-cancelling";
import { ResendMail } from "./resend-mail";
import { liveLegs } from "./still-there";
import type { BookingDesk } from "./use-booking";

type Props = {
  desk: BookingDesk;
  locale: Locale;
  onCancelled: (booking: BookingView) => void;
  /** What the keyboard was in is gone from here. */
  onLost: () => void;
};

/** What a traveller may do with a booking beside paying it. */
export function Manage({ desk, locale, onCancelled, onLost }: Props) {
  const t = useTranslations("cancel");
  const { booking, phase } = desk;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const hasMail = phase === "confirmed" || phase === "cancelled";
  // While the bank is being asked, the places are not to be given away under it.
  const isOpen = phase === "paying" ? !desk.isConfirming : phase === "confirmed";
  const isFree = booking.cancellable && (isOpen || phase === "operator");
  const kind = cancelKindOf(booking.status);
  // The news that it cannot be cancelled takes the question away; why it was refused is to stay.
  const isOver = !booking.cancellable && refusal?.code === "not_cancellable";
  if (!hasMail && !isFree && !isOver) return null;

  function keepRefusal(refused: Refusal) {
    setRefusal(refused);
    void desk.refresh();
  }

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
          onRefused={keepRefusal}
          onLost={onLost}
        />
      )}
      {isFree && phase === "confirmed" && (
        // What was chosen may be gone with the part before.
        <PartCancelling
          key={`part ${booking.cancellations.length}`}
          booking={booking}
          locale={locale}
          onCancelled={onCancelled}
          onRefused={keepRefusal}
        />
      )}
      {isFree && phase === "confirmed" && isChangeable(booking) && (
        <p className="quiet">{t("change")}</p>
      )}
      <div role="alert">
        {isOver && refusal && <CancelRefusal refusal={refusal} booking={booking} />}
      </div>
      {phase === "confirmed" && !booking.cancellable && !isOver && (
        <p className="quiet">{t("sailed")}</p>
      )}
    </section>
  );
}

/** Some fare of it says that it may be changed; until when, its conditions say. */
function isChangeable(booking: BookingView): boolean {
  return liveLegs(booking).some(({ conditions }) => conditions.changes_until_hours !== null);
}
