"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { BookingView } from "#lib/booking/booking-view";
import { fetchBooking } from "./booking-api";
import { markPaid, wasPaid } from "./paid-mark";
import { askEveryMs, phaseOf } from "./phase-of";
import { useSecondsLeft } from "./use-clock";

/** How a redirect came back from the bank. */
export type Returned = "succeeded" | "failed" | null;

/** The booking as the books have it, and what this browser knows beyond them. */
export function useBooking(initial: BookingView, locale: string, returned: Returned) {
  const client = useQueryClient();
  const [isPaid, setPaid] = useState(returned === "succeeded");
  const [isConfirming, setConfirming] = useState(false);
  const [everyMs, setEveryMs] = useState<number | false>(5_000);
  const key = ["booking", initial.id, locale];
  const { data: booking, isError } = useQuery({
    queryKey: key,
    queryFn: () => fetchBooking(initial.id, locale),
    initialData: initial,
    refetchInterval: everyMs,
    refetchIntervalInBackground: true,
    retry: false,
  });
  const secondsLeft = useSecondsLeft(booking.hold_expires_at, booking.server_time);
  const phase = phaseOf(booking, { isPaid, isConfirming, secondsLeft });

  const asking = useRef({ what: "", since: 0 });
  useEffect(() => {
    const what = `${phase} ${booking.status} ${booking.payment.closed}`;
    if (asking.current.what !== what) asking.current = { what, since: performance.now() };
    const askedMs = performance.now() - asking.current.since;
    // The books may know the outcome before the browser hears of it.
    setEveryMs(isConfirming ? 1_500 : askEveryMs(phase, booking, askedMs));
  }, [phase, booking, isConfirming]);

  useEffect(() => {
    if (returned === "succeeded") markPaid(initial.id);
    if (wasPaid(initial.id)) setPaid(true);
  }, [initial.id, returned]);

  useEffect(() => {
    // Coming back by the browser's own memory, the page shows what was; the books know what is.
    const wake = (event: PageTransitionEvent) => {
      if (event.persisted) void client.invalidateQueries({ queryKey: ["booking", initial.id] });
    };
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, [client, initial.id]);

  const paid = useCallback(() => {
    markPaid(initial.id);
    setPaid(true);
  }, [initial.id]);

  return {
    booking,
    phase,
    secondsLeft,
    isStale: isError,
    paid,
    isConfirming,
    setConfirming,
    replace: (view: BookingView) => client.setQueryData(key, view),
    refresh: () => client.invalidateQueries({ queryKey: key }),
  };
}

export type BookingDesk = ReturnType<typeof useBooking>;
