"use client";

import { useCallback, useEffect, useState } from "react";
import type { BookingView } from "#lib/booking/booking-view";
import { cancelBooking, quoteCancellation, Refusal, type TimedQuote } from "./booking-api";
import { isOtherQuote } from "./cancel-words";
import { useSecondsLeft } from "./use-clock";

/** What has happened to the amounts since they were first shown. */
export type QuoteNews = "changed" | "renewed" | null;

/**
 * A cancellation from the question to the answer: the quote first, then the cancelling for exactly those
 * amounts. A quote that runs out is asked for again by itself, one that changed is shown again.
 */
export function useCancelling(
  bookingId: string,
  locale: string,
  ends: { onCancelled: (booking: BookingView) => void; onRefused: (refusal: Refusal) => void },
) {
  const [quote, setQuote] = useState<TimedQuote | null>(null);
  const [news, setNews] = useState<QuoteNews>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);

  /** Keeps the page as it is when something is refused, so that a second try is one click. */
  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      const refused = error instanceof Refusal ? error : new Refusal("internal");
      if (refused.code === "refund_changed" && refused.facts.quote) {
        setQuote(refused.facts.quote);
        setNews("changed");
      } else {
        setRefusal(refused);
        ends.onRefused(refused);
      }
    }
    setBusy(false);
  }

  const ask = () =>
    attempt(async () => {
      const asked = await quoteCancellation(bookingId, locale);
      setNews(quote && (isOtherQuote(quote, asked) ? "changed" : "renewed"));
      setQuote(asked);
    });

  const cancel = (reason: string) =>
    attempt(async () => {
      if (!quote) return;
      ends.onCancelled(
        await cancelBooking(bookingId, locale, {
          expected_refund: quote.refund,
          expected_fee: quote.fee,
          reason,
        }),
      );
    });

  const close = useCallback(() => {
    setQuote(null);
    setNews(null);
    setRefusal(null);
  }, []);

  const secondsLeft = useSecondsLeft(quote?.expires_at ?? null, quote?.asked_at ?? "");
  const isExpired = quote !== null && secondsLeft === 0 && !isBusy && !refusal;
  useEffect(() => {
    if (isExpired) void ask();
  });

  return { quote, news, refusal, isBusy, ask, cancel, close };
}
