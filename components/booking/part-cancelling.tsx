"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import type { Refusal } from "./booking-api";
import { hasParts, partChoices } from "./part-choices";
import { PartForm } from "./part-form";
import { PartQuote } from "./part-quote";
import { useCancelling } from "./use-cancelling";

type Props = {
  booking: BookingView;
  locale: Locale;
  onCancelled: (booking: BookingView) => void;
  onRefused: (refusal: Refusal) => void;
};

/** The way to cancel a part: a button, in its place what can be chosen, then what that gives back. */
export function PartCancelling({ booking, locale, ...ends }: Props) {
  const t = useTranslations("cancel");
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const cancelling = useCancelling(booking.id, locale, ends);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const choices = partChoices(booking);

  useEffect(() => {
    // The keyboard goes back to where it came from.
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (!hasParts(choices)) return null;
  if (!isOpen) {
    return (
      <div>
        <Button ref={opener} look="quiet" onClick={() => setOpen(true)}>
          {t("part_open")}
        </Button>
      </div>
    );
  }
  function close() {
    cancelling.close();
    setChosen(new Set());
    setOpen(false);
  }
  const shared = { booking, locale, choices, cancelling, onClose: close };
  return cancelling.quote ? (
    <PartQuote {...shared} quote={cancelling.quote} />
  ) : (
    <PartForm {...shared} chosen={chosen} onChoose={setChosen} />
  );
}
