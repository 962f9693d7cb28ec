"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { BookingView } from "#lib/booking/booking-view";
import { instantClock } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import type { TimedQuote } from "./booking-api";
import styles from "./booking-screen.module.css";
import { CancelRefusal } from "./cancel-refusal";
import own from "./cancelling.module.css";
import { refundsWait } from "./money-back";
import part from "./part-form.module.css";
import type { useCancelling } from "./use-cancelling";

type Props = {
  booking: BookingView;
  locale: Locale;
  quote: TimedQuote;
  cancelling: ReturnType<typeof useCancelling>;
  onClose: () => void;
};

/** What goes, what comes back, what is kept and what is left, said before it is done; the red button names the amount. */
export function PartQuote({ booking, locale, quote, cancelling, onClose }: Props) {
  const t = useTranslations("cancel");
  const heading = useRef<HTMLHeadingElement>(null);
  const { news, refusal, isBusy, close } = cancelling;
  const { refund, fee, remaining, items = [], drivers = [] } = quote;
  const isWhole = quote.scope === "whole";
  const { currency } = refund;
  useEffect(() => heading.current?.focus(), []);

  function closeByKey(event: KeyboardEvent) {
    if (event.key === "Escape" && !isBusy) onClose();
  }
  const names = new Map(
    booking.passengers.map(({ id, first_name, last_name }) => [id, `${first_name} ${last_name}`]),
  );
  const left = (remaining?.passengers ?? []).flatMap((id) => names.get(id) ?? []);
  const isSomething = refund.amount_minor + fee.amount_minor > 0;
  return (
    <section className={own.panel} aria-labelledby="part-heading" onKeyDown={closeByKey}>
      <h3
        ref={heading}
        id="part-heading"
        className={own.heading}
        tabIndex={-1}
        aria-describedby="part-amounts"
      >
        {t(isWhole ? "part_whole" : "part_sure")}
      </h3>
      <div role="alert">
        {news && (
          <Notice look={news === "changed" ? "bad" : "plain"}>
            <p>{t(news)}</p>
          </Notice>
        )}
      </div>
      {items.length > 0 && (
        <table className={part.lines}>
          <caption>{t("part_items")}</caption>
          <tbody>
            {summed(items).map(([label, amount_minor]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{formatMoney({ amount_minor, currency }, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl id="part-amounts" className={own.amounts}>
        <dt>{t("comes_back")}</dt>
        <dd>{formatMoney(refund, locale)}</dd>
        <dt>{t("kept")}</dt>
        <dd>{formatMoney(fee, locale)}</dd>
        {remaining && (
          <>
            <dt>{t("part_left")}</dt>
            <dd>{formatMoney(remaining.total, locale)}</dd>
          </>
        )}
      </dl>
      {left.length > 0 && (
        <p>{t("part_travels", { names: new Intl.ListFormat(locale).format(left) })}</p>
      )}
      {drivers.map(({ vehicle, driver }) => (
        <p key={vehicle}>{t("part_driver", { name: names.get(driver) ?? "" })}</p>
      ))}
      <p>
        {refund.amount_minor > 0 && `${t(refundsWait(booking) ? "when_disputed" : "when_back")} `}
        {isSomething &&
          t("stands_until", { time: instantClock(new Date(quote.expires_at), locale) })}
      </p>
      <p>{t(isWhole ? "consequences" : "part_consequences")}</p>
      <div role="alert">{refusal && <CancelRefusal refusal={refusal} booking={booking} />}</div>
      <p className={styles.ways}>
        <Button look="danger" isBusy={isBusy} onClick={() => cancelling.cancel("")}>
          {isBusy
            ? t("sending")
            : refund.amount_minor > 0
              ? t("confirm_refund", { amount: formatMoney(refund, locale) })
              : t("part_confirm")}
        </Button>
        <Button look="quiet" onClick={close} disabled={isBusy}>
          {t("part_change")}
        </Button>
        <Button look="quiet" onClick={onClose} disabled={isBusy}>
          {t("part_close")}
        </Button>
      </p>
    </section>
  );
}

/** The same line of several crossings is one: which crossings they are was just chosen. */
function summed(items: { label: string; amount_minor: number }[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { label, amount_minor } of items) {
    sums.set(label, (sums.get(label) ?? 0) + amount_minor);
  }
  return [...sums];
}
