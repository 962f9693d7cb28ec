import type { Executor } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import type { StripeClient } from "#lib/payment/stripe";
import { compareBooks, type Difference, differenceKinds } from "./compare-books";

/** So far back: a weekend's trouble is seen on Monday. */
const daysBack = 4;
/** What is younger may still be on its way between the two books. */
const settledMs = 15 * 60_000;

/**
 * Holds our books of the last days against Stripe's lists and opens an alert for each difference, by its
 * ids; one that is gone closes its alert, however old it is. Throws `payment_unavailable`, and then
 * closes nothing.
 */
export async function reconcileBooks(
  books: { sql: Executor; stripe: StripeClient },
  now: Date,
): Promise<Difference[]> {
  const { sql } = books;
  const open = await sql<{ kind: string; subject: string }[]>`
    select kind, subject from alert where closed_at is null and kind = any (${[...differenceKinds]}::text[])`;
  const window = {
    since: new Date(now.getTime() - daysBack * 24 * 3_600_000),
    until: new Date(now.getTime() - settledMs),
  };
  const found = await compareBooks(books, window, open);
  for (const { kind, subject, bookingId } of found) {
    const detail = bookingId ? { detail: { booking_id: bookingId } } : {};
    await openAlert(sql, { kind, subject, ...detail });
  }
  const stands = new Set(found.map(({ kind, subject }) => `${kind} ${subject}`));
  for (const alert of open) {
    if (!stands.has(`${alert.kind} ${alert.subject}`)) await closeAlert(sql, alert);
  }
  return found;
}
