"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { Refusal, resendMail } from "./booking-api";
import styles from "./booking-screen.module.css";

/** Sends the booking's mail once more, to the address it was booked with. */
export function ResendMail({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = useTranslations("resend");
  const { email } = booking.contact;
  const sending = useMutation({ mutationFn: () => resendMail(booking.id, locale) });
  return (
    <div className={styles.said}>
      <div>
        <Button look="quiet" isBusy={sending.isPending} onClick={() => sending.mutate()}>
          {sending.isPending ? t("sending") : t("again")}
        </Button>
      </div>
      {/* Already in the page when something comes to be said. */}
      <div aria-live="polite">
        {sending.isSuccess && (
          <Notice look="good">
            <p>{t(sending.data ? "sent" : "on_its_way", { email })}</p>
          </Notice>
        )}
        {sending.isError && <RefusalWords error={sending.error} />}
      </div>
    </div>
  );
}

function RefusalWords({ error }: { error: Error }) {
  const t = useTranslations("resend");
  const errors = useTranslations("errors");
  const words = () => {
    if (!(error instanceof Refusal)) return errors("internal");
    if (error.code === "rate_limited")
      return t("too_many", { minutes: error.facts.waitMinutes ?? 1 });
    return error.code === "nothing_to_resend" ? t("nothing") : errors(error.code);
  };
  return (
    <Notice look="bad">
      <p>{words()}</p>
    </Notice>
  );
}
