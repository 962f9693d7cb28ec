"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { TextField } from "#components/ui/text-field";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import type { TimedQuote } from "./booking-api";
import styles from "./booking-screen.module.css";
import { CancelRefusal } from "./cancel-refusal";
import { type CancelKind, confirmWords } from "./cancel-words";
import own from "./cancelling.module.css";
import { refundsWait } from "./money-back";
import { QuoteWords } from "./quote-words";
import type { useCancelling } from "./use-cancelling";

type Props = {
  kind: CancelKind;
  quote: TimedQuote;
  cancelling: ReturnType<typeof useCancelling>;
  booking: BookingView;
  locale: Locale;
};

/** What cancelling does, said before it is done; the red button names the amount. */
export function CancelPanel({ kind, quote, cancelling, booking, locale }: Props) {
  const t = useTranslations("cancel");
  const heading = useRef<HTMLHeadingElement>(null);
  const reason = useRef<HTMLInputElement>(null);
  const { news, refusal, isBusy, close } = cancelling;

  useEffect(() => heading.current?.focus(), []);

  function closeByKey(event: KeyboardEvent) {
    if (event.key === "Escape" && !isBusy) close();
  }

  return (
    <section className={own.panel} aria-labelledby="cancel-heading" onKeyDown={closeByKey}>
      <h3
        ref={heading}
        id="cancel-heading"
        className={own.heading}
        tabIndex={-1}
        aria-describedby="cancel-quote"
      >
        {t("heading", { kind })}
      </h3>
      <div role="alert">
        {news && (
          <Notice look={news === "changed" ? "bad" : "plain"}>
            <p>{t(news)}</p>
          </Notice>
        )}
      </div>
      <QuoteWords kind={kind} quote={quote} isDisputed={refundsWait(booking)} locale={locale} />
      {kind !== "unpaid" && (
        <div className={own.reason}>
          <TextField
            ref={reason}
            id="cancel-reason"
            label={t("reason")}
            maxLength={500}
            autoComplete="off"
          />
        </div>
      )}
      <div role="alert">{refusal && <CancelRefusal refusal={refusal} booking={booking} />}</div>
      <p className={styles.ways}>
        <Button
          look="danger"
          isBusy={isBusy}
          onClick={() => cancelling.cancel(reason.current?.value.trim() ?? "")}
        >
          {isBusy
            ? t("sending")
            : t(confirmWords(kind, quote), { amount: formatMoney(quote.refund, locale) })}
        </Button>
        <Button look="quiet" onClick={close} disabled={isBusy}>
          {t("keep", { kind })}
        </Button>
      </p>
    </section>
  );
}
