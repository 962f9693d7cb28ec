"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { BookingView } from "#lib/booking/booking-view";
import type { CancelScope } from "#lib/booking/part/cancel-scope";
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
  /** What the quote is for: parts of the booking, or all of it. */
  const scoped = useRef<CancelScope | null>(null);

  /** Keeps the page as it is when something is refused, so that a second try is one click. */
  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      const refused = error instanceof Refusal ? error : new Refusal("internal");
      if (refused.code === "refund_changed" && refused.facts.quote) {
        // What a part leaves is said in full; the refusal has its amounts only.
        const { current: scope } = scoped;
        const anew = scope && (await quoteCancellation(bookingId, locale, scope).catch(() => null));
        setQuote(anew || refused.facts.quote);
        setNews("changed");
      } else {
        setRefusal(refused);
        ends.onRefused(refused);
      }
    }
    setBusy(false);
  }

  const askFor = (scope: CancelScope | null) =>
    attempt(async () => {
      scoped.current = scope;
      const asked = await quoteCancellation(bookingId, locale, scope);
      setNews(quote && (isOtherQuote(quote, asked) ? "changed" : "renewed"));
      setQuote(asked);
    });

  const ask = () => askFor(scoped.current);

  const cancel = (reason: string) =>
    attempt(async () => {
      if (!quote) return;
      ends.onCancelled(
        await cancelBooking(bookingId, locale, {
          scope: scoped.current,
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

  return { quote, news, refusal, isBusy, ask, askFor, cancel, close };
}
