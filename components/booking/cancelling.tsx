"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import type { Refusal } from "./booking-api";
import { CancelPanel } from "./cancel-panel";
import { CancelRefusal } from "./cancel-refusal";
import { cancelKindOf } from "./cancel-words";
import { useCancelling } from "./use-cancelling";

type Props = {
  booking: BookingView;
  locale: Locale;
  onCancelled: (booking: BookingView) => void;
  onRefused: (refusal: Refusal) => void;
  /** The question is taken off the page unanswered, and the keyboard was in it. */
  onLost: () => void;
};

/** The button that asks what cancelling would give back, and in its place the answer. */
export function Cancelling({ booking, locale, onLost, ...ends }: Props) {
  const t = useTranslations("cancel");
  const cancelling = useCancelling(booking.id, locale, ends);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const isOpen = cancelling.quote !== null;
  const kind = cancelKindOf(booking.status);

  useEffect(() => {
    // The keyboard goes back to where it came from.
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const lost = useRef(onLost);
  const isInUse = useRef(false);
  useEffect(() => {
    lost.current = onLost;
    isInUse.current = isOpen || cancelling.isBusy || cancelling.refusal !== null;
  });
  useEffect(
    () => () => {
      // The page is without it by now: a keyboard that was in it is nowhere. Elsewhere it is left alone.
      if (isInUse.current && document.activeElement === document.body) lost.current();
    },
    [],
  );

  if (!kind) return null;
  if (cancelling.quote) {
    return (
      <CancelPanel
        kind={kind}
        quote={cancelling.quote}
        cancelling={cancelling}
        booking={booking}
        locale={locale}
      />
    );
  }
  return (
    <>
      <div>
        <Button ref={opener} look="quiet" isBusy={cancelling.isBusy} onClick={cancelling.ask}>
          {cancelling.isBusy ? t("opening", { kind }) : t("open", { kind })}
        </Button>
      </div>
      <div role="alert">
        {cancelling.refusal && <CancelRefusal refusal={cancelling.refusal} booking={booking} />}
      </div>
    </>
  );
}
