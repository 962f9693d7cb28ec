"use client";

import { useTranslations } from "use-intl/react";
import { Notice } from "#components/ui/notice";
import type { BookingView } from "#lib/booking/booking-view";
import type { Refusal } from "./booking-api";
import { refusedWords } from "./cancel-words";
import { partRefusedWords } from "./part-words";

/** Why nothing was cancelled, and what to do about it. */
export function CancelRefusal({ refusal, booking }: { refusal: Refusal; booking: BookingView }) {
  const t = useTranslations("cancel");
  const errors = useTranslations("errors");
  const words = () => {
    if (refusal.code === "rate_limited") {
      return t("too_many", { minutes: refusal.facts.waitMinutes ?? 1 });
    }
    if (refusal.code === "not_cancellable") {
      const part = partRefusedWords(refusal.facts.because);
      if (part) return t(part);
      const key = refusedWords(booking.status);
      return key && t(key);
    }
    // The answer may have been lost on its way back: nobody may say that nothing happened.
    if (refusal.code === "service_unavailable" || refusal.code === "internal") return t("unclear");
    return errors(refusal.code);
  };
  const said = words();
  if (!said) return null;
  return (
    <Notice look="bad">
      <p>{said}</p>
    </Notice>
  );
}
