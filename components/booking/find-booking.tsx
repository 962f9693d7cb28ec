"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { TextField } from "#components/ui/text-field";
import type { Locale } from "#lib/language/locales";
import styles from "./find-booking.module.css";
import { openSession, type SessionRefusal } from "./open-session";

/** Reference and e-mail open a booking on this device. Whatever does not match is answered alike. */
export function FindBooking({ locale }: { locale: Locale }) {
  const t = useTranslations("my_booking");
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<SessionRefusal | null>(null);

  async function open(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setSending(true);
    setRefusal(null);
    const answer = await openSession(
      String(typed.get("reference")).trim(),
      String(typed.get("email")).trim(),
      locale,
    );
    if ("bookingId" in answer) {
      window.location.assign(`/${locale}/bookings/${answer.bookingId}`);
      return;
    }
    setSending(false);
    setRefusal(answer);
  }

  return (
    <form className={styles.form} onSubmit={open}>
      <TextField
        id="reference"
        name="reference"
        label={t("reference")}
        hint={t("reference_hint")}
        required
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <TextField
        id="email"
        name="email"
        label={t("email")}
        type="email"
        required
        maxLength={254}
        autoComplete="email"
      />
      <div role="alert">{refusal && <RefusalWords refusal={refusal} />}</div>
      <div>
        <Button type="submit" isBusy={isSending}>
          {isSending ? t("submitting") : t("submit")}
        </Button>
      </div>
    </form>
  );
}

function RefusalWords({ refusal }: { refusal: SessionRefusal }) {
  const t = useTranslations("my_booking");
  const errors = useTranslations("errors");
  const words = () => {
    if (refusal.code === "rate_limited") return t("rate_limited", { minutes: refusal.waitMinutes });
    // A reference that cannot be one is no booking either.
    if (refusal.code === "not_found" || refusal.code === "invalid") return t("not_found");
    return errors(refusal.code);
  };
  return (
    <Notice look="bad">
      <p>{words()}</p>
    </Notice>
  );
}
