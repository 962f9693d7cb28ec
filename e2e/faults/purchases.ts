import { expect } from "@playwright/test";
import type { Held } from "../support/held-booking";
import { mailsTo } from "../support/mailbox";
import { payIntent } from "../support/stripe";

/** Waits until the traveller reads this status. */
export async function untilStatus(booking: Held, status: string, timeout = 15_000): Promise<void> {
  await expect
    .poll(async () => (await booking.read()).status, { message: "the booking's status", timeout })
    .toBe(status);
}

/** Begins to pay and pays, as a card would. Returns the intent's id. */
export async function pay(booking: Held): Promise<string> {
  const { payment_intent_id: intent } = await booking.begin();
  expect(await payIntent(intent)).toBe("succeeded");
  return intent;
}

/** CONFIRMED, and the ticket's mail is there, once. */
export async function expectTicket(booking: Held, timeout?: number): Promise<void> {
  await untilStatus(booking, "CONFIRMED", timeout);
  expect(await booking.read()).toMatchObject({ payment: { status: "COMPLETED" }, refund: null });
  expect(await mailsTo(booking.email, /^Your ticket/)).toHaveLength(1);
}

/** Cancels for the refund that is quoted. */
export async function cancel(booking: Held): Promise<void> {
  const quote = await booking.ask("cancellation-quote");
  const { refund } = (quote.body as { data: { refund: object } }).data;
  const cancelled = await booking.ask("cancel", { expected_refund: refund, reason: "Plans" });
  expect(cancelled.status).toBe(200);
}
