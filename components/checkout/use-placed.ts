"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { BookingView } from "#lib/booking/booking-view";
import { fetchBooking } from "../booking/booking-api";
import type { Checkout } from "./checkout";
import { forgetPlaced, placedBefore } from "./placed-mark";

/** `asking`: a booking was made of this checkout, and how it stands is not known yet. */
export type Placed = BookingView | "asking" | null;

/** A booking that this tab made of the same checkout and that has not ended. */
export function usePlaced(checkout: Checkout) {
  const [placed, setPlaced] = useState<Placed>(null);

  useEffect(() => {
    const look = () => void lookUp(checkout, setPlaced);
    look();
    // Coming back by the browser's own memory, nothing is loaded anew.
    const wake = (event: PageTransitionEvent) => event.persisted && look();
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, [checkout]);

  function again() {
    forgetPlaced(checkout);
    flushSync(() => setPlaced(null));
    // The button that was clicked is gone with its notice.
    document.querySelector("main")?.focus();
  }
  return { placed, again };
}

async function lookUp(checkout: Checkout, show: (placed: Placed) => void): Promise<void> {
  const id = placedBefore(checkout);
  if (!id) return show(null);
  show("asking");
  try {
    const booking = await fetchBooking(id, checkout.locale);
    if (["FAILED", "EXPIRED", "CANCELLED"].includes(booking.status)) forgetPlaced(checkout);
    show(isStanding(booking) ? booking : null);
  } catch {
    // Not to be known just now: the idempotency key still keeps one booking one.
    show(null);
  }
}

/** Paid, being paid, or held at this moment. */
function isStanding({ status, payment, ...booking }: BookingView): boolean {
  if (status !== "PENDING") return status === "CONFIRMED" || status === "AWAITING_OPERATOR";
  const { hold_expires_at: until, server_time: now } = booking;
  return payment.status !== "PENDING" || (until !== null && Date.parse(until) > Date.parse(now));
}
