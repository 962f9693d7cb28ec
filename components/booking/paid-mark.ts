// That Stripe took the payment is known here before our books know it: a reload must not show the
// form again. sessionStorage, for the tab is what was there.

const nameOf = (bookingId: string) => `gangway.paid:${bookingId}`;

export function markPaid(bookingId: string): void {
  try {
    sessionStorage.setItem(nameOf(bookingId), "1");
  } catch {
    // Without storage the intent itself is asked (stripe-form.tsx).
  }
}

export function wasPaid(bookingId: string): boolean {
  try {
    return sessionStorage.getItem(nameOf(bookingId)) !== null;
  } catch {
    return false;
  }
}
