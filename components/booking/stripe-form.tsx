"use client";

import { PaymentElement, useElements, useStripe } from "@stripe/react-stripe-js";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { instantClock } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import { type DeclineKey, declineKeyOf, mayBePaid } from "./decline-words";
import { isIntentPaid } from "./intent-paid";
import styles from "./pay-section.module.css";
import type { BookingDesk, Returned } from "./use-booking";

type Props = { desk: BookingDesk; locale: Locale; returned: Returned; clientSecret: string };

export function StripeForm({ desk, locale, returned, clientSecret }: Props) {
  const t = useTranslations("booking");
  const stripe = useStripe();
  const elements = useElements();
  const [isReady, setReady] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [decline, setDecline] = useState<DeclineKey | null>(
    returned === "failed" ? "declined_authentication" : null,
  );
  const { booking } = desk;
  const until = booking.hold_expires_at
    ? instantClock(new Date(booking.hold_expires_at), locale)
    : "";

  async function pay(event: FormEvent) {
    event.preventDefault();
    if (!stripe || !elements || isAsking) return;
    setAsking(true);
    setDecline(null);
    desk.setConfirming(true);
    const address = `/${locale}/bookings/${booking.id}`;
    const { error } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: new URL(address, window.location.origin).href },
      redirect: "if_required",
    });
    if (!error || (mayBePaid(error) && (await isIntentPaid(stripe, clientSecret)))) desk.paid();
    else {
      setDecline(declineKeyOf(error));
      // A refused card counts, and the fifth ends the booking.
      void desk.refresh();
    }
    desk.setConfirming(false);
    setAsking(false);
  }

  return (
    <form className={styles.form} onSubmit={pay}>
      {/* Already in the page when something comes to be said. */}
      <div role="alert">
        {decline && (
          <Notice look="bad">
            <p>{t(decline, { time: until })}</p>
          </Notice>
        )}
      </div>
      <PaymentElement onReady={() => setReady(true)} options={{ layout: "tabs" }} />
      <div className={styles.submit}>
        <Button type="submit" disabled={!isReady} isBusy={isAsking}>
          {isAsking ? t("paying") : t("pay_button", { amount: formatMoney(booking.total, locale) })}
        </Button>
      </div>
    </form>
  );
}
