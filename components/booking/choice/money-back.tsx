"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { ActionLink } from "#components/ui/action-link";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { BookingView } from "#lib/booking/booking-view";
import type { CancelScope } from "#lib/booking/part/cancel-scope";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import type { TimedQuote } from "../booking-api";
import { CancelRefusal } from "../cancel-refusal";
import own from "../cancelling.module.css";
import { refundsWait } from "../money-back";
import { useCancelling } from "../use-cancelling";
import styles from "./choice.module.css";
import { useSettle } from "./choice-screen";

type Props = {
  booking: BookingView;
  locale: Locale;
  /** The legs that do not sail as booked, with those of their journey that are still to be sailed; null: they are all there is. */
  legs: string[] | null;
  /** False once something of the booking has sailed: then it cannot go back whole. */
  isWhole: boolean;
};

/** The money back: what it would be first, and then the taking. */
export function MoneyBack({ booking, locale, legs, isWhole }: Props) {
  const t = useTranslations("choice");
  const settle = useSettle();
  const [asked, setAsked] = useState<"part" | "all">(isWhole ? "all" : "part");
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const cancelling = useCancelling(booking.id, locale, {
    onCancelled: (view) => {
      const amount = formatMoney(newRefund(booking, view), locale);
      settle({
        title: t("money_done", { amount }),
        lead: t("money_done_lead", { email: booking.contact.email }),
        ways: (
          <ActionLink href={`/${locale}/bookings/${booking.id}`}>{t("open_booking")}</ActionLink>
        ),
      });
    },
    onRefused: () => {},
  });
  const { quote, refusal, isBusy } = cancelling;
  useEffect(() => {
    // The keyboard goes back to where it came from.
    if (wasOpen.current && !quote) opener.current?.focus();
    wasOpen.current = quote !== null;
  }, [quote]);

  function ask(what: "part" | "all") {
    setAsked(what);
    void cancelling.askFor(what === "part" && legs ? scopeOf(legs) : null);
  }
  if (quote) {
    return (
      <QuotePanel
        booking={booking}
        locale={locale}
        quote={quote}
        isPart={asked === "part"}
        cancelling={cancelling}
      />
    );
  }
  return (
    <>
      <p className={styles.ways}>
        {legs && (
          <Button
            ref={asked === "part" ? opener : undefined}
            look="quiet"
            isBusy={isBusy}
            onClick={() => ask("part")}
          >
            {t(isWhole ? "money_ask_part" : "money_ask")}
          </Button>
        )}
        {isWhole && (
          <Button
            ref={asked === "all" ? opener : undefined}
            look="quiet"
            isBusy={isBusy}
            onClick={() => ask("all")}
          >
            {t(legs ? "money_ask_all" : "money_ask")}
          </Button>
        )}
      </p>
      <div role="alert">{refusal && <CancelRefusal refusal={refusal} booking={booking} />}</div>
    </>
  );
}

type PanelProps = Pick<Props, "booking" | "locale"> & {
  quote: TimedQuote;
  isPart: boolean;
  cancelling: ReturnType<typeof useCancelling>;
};

function QuotePanel({ booking, locale, quote, isPart, cancelling }: PanelProps) {
  const t = useTranslations("choice");
  const cancel = useTranslations("cancel");
  const heading = useRef<HTMLHeadingElement>(null);
  const { news, refusal, isBusy, close } = cancelling;
  const { refund, fee } = quote;
  const amount = formatMoney(refund, locale);
  useEffect(() => heading.current?.focus(), []);

  function closeByKey(event: KeyboardEvent) {
    if (event.key === "Escape" && !isBusy) close();
  }
  return (
    <section className={own.panel} aria-labelledby="money-heading" onKeyDown={closeByKey}>
      <h3
        ref={heading}
        id="money-heading"
        className={own.heading}
        tabIndex={-1}
        aria-describedby="money-amounts"
      >
        {t("money_heading")}
      </h3>
      <div role="alert">
        {news && (
          <Notice look={news === "changed" ? "bad" : "plain"}>
            <p>{cancel(news)}</p>
          </Notice>
        )}
      </div>
      <dl id="money-amounts" className={own.amounts}>
        <dt>{cancel("comes_back")}</dt>
        <dd>{amount}</dd>
        {fee.amount_minor > 0 && (
          <>
            <dt>{cancel("kept")}</dt>
            <dd>{formatMoney(fee, locale)}</dd>
          </>
        )}
      </dl>
      <p>
        {t(isPart ? "money_part" : "money_all")}{" "}
        {refundsWait(booking) ? cancel("when_disputed") : t("money_when")}
      </p>
      <p>{t("money_once")}</p>
      <div role="alert">{refusal && <CancelRefusal refusal={refusal} booking={booking} />}</div>
      <p className={styles.ways}>
        <Button look="danger" isBusy={isBusy} onClick={() => cancelling.cancel("")}>
          {isBusy ? cancel("sending") : t("money_confirm", { amount })}
        </Button>
        <Button look="quiet" onClick={close} disabled={isBusy}>
          {t("money_keep")}
        </Button>
      </p>
    </section>
  );
}

function scopeOf(legs: string[]): CancelScope {
  return { passengers: [], vehicles: [], legs, cabins: [], pets: [] };
}

/** What was added to the refunds of a booking. */
function newRefund(before: BookingView, after: BookingView) {
  const sum = ({ refunds }: BookingView) =>
    refunds.reduce((total, { amount }) => total + amount.amount_minor, 0);
  return { amount_minor: sum(after) - sum(before), currency: after.total.currency };
}
