import type { Checkout } from "./checkout";

// Which booking a checkout's answers became, in this tab: a step back must not sell it again unasked.

function nameOf(checkout: Checkout): string {
  return `gangway.placed.1:${checkout.draftKey}`;
}

export function markPlaced(checkout: Checkout, bookingId: string): void {
  try {
    sessionStorage.setItem(nameOf(checkout), bookingId);
  } catch {
    // Without storage the idempotency key is what keeps it from being booked twice.
  }
}

export function placedBefore(checkout: Checkout): string | null {
  try {
    return sessionStorage.getItem(nameOf(checkout));
  } catch {
    return null;
  }
}

/** Somebody wants the same once more, knowingly. */
export function forgetPlaced(checkout: Checkout): void {
  try {
    sessionStorage.removeItem(nameOf(checkout));
  } catch {
    // Nothing was kept.
  }
}
