"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { dropDrafts, dropKeys } from "../checkout/draft-storage";
import styles from "./booking-screen.module.css";
import { BookingSummary } from "./booking-summary";
import { HoldClock } from "./hold-clock";
import { Manage } from "./manage";
import { Outcome } from "./outcome";
import type { StripeSource } from "./pay-panel";
import { PaySection } from "./pay-section";
import { type Returned, useBooking } from "./use-booking";
import { useForgetReturn } from "./use-forget-return";
import { useKeptHeight } from "./use-kept-height";

type Props = { initial: BookingView; locale: Locale; source: StripeSource; returned: Returned };

/** The one page of a booking, from held places to a ticket, without a reload. */
export function BookingScreen({ initial, locale, source, returned }: Props) {
  const t = useTranslations("booking");
  const desk = useBooking(initial, locale, returned);
  const { booking, phase } = desk;
  const title = useRef<HTMLHeadingElement>(null);
  const main = useRef<HTMLDivElement>(null);
  useKeptHeight(main, phase === "paying");

  /** What the keyboard was in is gone: what became of it is announced, and the keyboard begins anew. */
  function beginAnew() {
    title.current?.focus();
  }

  function showCancelled(view: BookingView) {
    desk.replace(view);
    beginAnew();
  }

  // On a phone the form's end is far below the news that takes its place.
  const before = useRef(phase);
  useEffect(() => {
    if (before.current === "paying" && phase !== "paying") title.current?.focus();
    before.current = phase;
  }, [phase]);

  useForgetReturn();

  useEffect(() => {
    if (phase === "confirmed") dropDrafts();
    if (phase === "lapsed" || phase === "failed" || phase === "cancelled") dropKeys();
  }, [phase]);

  return (
    <div className={styles.layout}>
      <div ref={main} className={styles.main}>
        <h1 ref={title} tabIndex={-1} className={styles.title}>
          {t("title", { reference: booking.reference })}
        </h1>
        {/* One live region for the whole life of the page: what it comes to say is announced. */}
        <div aria-live="polite" className={styles.outcome}>
          {phase !== "paying" && <Outcome booking={booking} phase={phase} locale={locale} />}
        </div>
        {phase === "paying" && (
          <>
            <HoldClock desk={desk} locale={locale} />
            <PaySection desk={desk} locale={locale} source={source} returned={returned} />
          </>
        )}
        {desk.isStale && <p className="quiet small">{t("refresh_failed")}</p>}
      </div>
      <div className={styles.summary}>
        <BookingSummary booking={booking} phase={phase} locale={locale} />
      </div>
      <Manage desk={desk} locale={locale} onCancelled={showCancelled} onLost={beginAnew} />
    </div>
  );
}
