"use client";

import { useTranslations } from "use-intl/react";
import { instantClock } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import type { CancellationQuote } from "./booking-api";
import type { CancelKind } from "./cancel-words";
import own from "./cancelling.module.css";

type Props = {
  kind: CancelKind;
  quote: CancellationQuote;
  /** The bank looks into the payment: what comes back comes later. */
  isDisputed: boolean;
  locale: Locale;
};

/** What comes back, what is kept, and how long that stands. */
export function QuoteWords({ kind, quote, isDisputed, locale }: Props) {
  const t = useTranslations("cancel");
  if (kind !== "paid") {
    return <p id="cancel-quote">{t(kind === "unpaid" ? "nothing_charged" : "authorised")}</p>;
  }
  const { refund, fee } = quote;
  const time = instantClock(new Date(quote.expires_at), locale);
  return (
    <>
      <div id="cancel-quote">
        {refund.amount_minor === 0 ? (
          <p>
            <strong>
              {fee.amount_minor === 0
                ? t("nothing_paid")
                : t("nothing_back", { fee: formatMoney(fee, locale) })}
            </strong>
          </p>
        ) : (
          <dl className={own.amounts}>
            <dt>{t("comes_back")}</dt>
            <dd>{formatMoney(refund, locale)}</dd>
            <dt>{t("kept")}</dt>
            <dd>{formatMoney(fee, locale)}</dd>
          </dl>
        )}
      </div>
      <p>
        {refund.amount_minor > 0 && `${t(isDisputed ? "when_disputed" : "when_back")} `}
        {fee.amount_minor + refund.amount_minor > 0 && t("stands_until", { time })}
      </p>
      <p>{t("consequences")}</p>
    </>
  );
}
