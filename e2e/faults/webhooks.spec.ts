import { ourDatabase } from "../support/books/our-database";
import { heldBooking } from "../support/held-booking";
import { mailsTo } from "../support/mailbox";
import { addFault, deliverWebhooks, payIntent, releaseWebhooks } from "../support/stripe";
import { deliverEvent, eventsOf } from "../support/webhook-sender";
import { cancel, expectTicket, pay, untilStatus } from "./purchases";
import { daysFrom, expect, test } from "./story";

const days = daysFrom(20);

/** Who made a booking CONFIRMED: `stripe` (an event), `clock` (a hold's end), `system` (reconciliation). */
async function confirmedBy(bookingId: string): Promise<string | undefined> {
  const [row] = await ourDatabase()<{ actor: string }[]>`
    select actor from audit
    where booking_id = ${bookingId} and subject = 'booking' and to_status = 'CONFIRMED'`;
  return row?.actor;
}

test("the webhook is there before the answer", async ({ request }) => {
  const booking = await heldBooking(request, days, { name: "early" });
  const { payment_intent_id: intent } = await booking.begin();
  const path = `/v1/payment_intents/${intent}/confirm`;
  await addFault({ method: "POST", path, fault: "timeout_after", ms: 4_000 });
  const answer = payIntent(intent).then(
    () => "answered",
    () => "never answered",
  );
  let answered = false;
  void answer.then(() => {
    answered = true;
  });
  await untilStatus(booking, "CONFIRMED", 3_500);
  expect(answered).toBe(false);
  expect(await answer).toBe("never answered");
  await expectTicket(booking);
});

test("each webhook comes ten times, all at once", async ({ request }) => {
  const booking = await heldBooking(request, days, { name: "ten" });
  await deliverWebhooks("duplicate");
  const intent = await pay(booking);
  const events = await eventsOf(intent);
  expect(events.map(({ type }) => type)).toContain("payment_intent.succeeded");
  // Two by Stripe itself, eight by us.
  const again = Array.from({ length: 8 }, () => events).flat();
  const answers = await Promise.all(again.map(deliverEvent));
  expect(new Set(answers)).toEqual(new Set([200]));
  await expectTicket(booking);
  await cancel(booking);
  await expect.poll(async () => (await booking.read()).refund?.status).toBe("succeeded");
  await Promise.all(
    (await eventsOf(intent)).flatMap((event) => Array(8).fill(event)).map(deliverEvent),
  );
  expect(await mailsTo(booking.email, /refund/i)).toHaveLength(1);
  expect(await mailsTo(booking.email, /cancel/i)).toHaveLength(1);
});

test("webhooks come shuffled, and the last first", async ({ request }) => {
  const booking = await heldBooking(request, days, { name: "shuffled" });
  const other = await heldBooking(request, days, { name: "backwards" });
  await deliverWebhooks("shuffle");
  await pay(booking);
  await expectTicket(booking);
  await cancel(booking);
  await expect.poll(async () => (await booking.read()).refund?.status).toBe("succeeded");

  await deliverWebhooks("hold");
  const intent = await pay(other);
  for (const event of await eventsOf(intent)) expect(await deliverEvent(event)).toBe(200);
  await expectTicket(other);
  await cancel(other);
  await expect.poll(async () => (await other.read()).refund?.status).toBe("succeeded");
  for (const event of await eventsOf(intent)) expect(await deliverEvent(event)).toBe(200);
  await releaseWebhooks();
  expect(await mailsTo(other.email, /refund/i)).toHaveLength(1);
});

test("the webhook is released after the hold's end", async ({ request }) => {
  const booking = await heldBooking(request, days, { name: "released" });
  await deliverWebhooks("hold");
  await pay(booking);
  const until = Date.parse((await booking.read()).hold_expires_at ?? "");
  // The hold's end asks Stripe itself; the places are sold to who has paid for them.
  await expectTicket(booking, 30_000);
  // Or the minute came first, and reconciliation did.
  expect(["clock", "system"]).toContain(await confirmedBy(booking.id));
  await expect.poll(() => Date.now(), { timeout: 20_000 }).toBeGreaterThan(until);
  await releaseWebhooks();
  await expect.poll(async () => (await mailsTo(booking.email, /^Your ticket/)).length).toBe(1);
});

test("the webhook is dropped for ever: found within the minute", async ({ request }) => {
  const booking = await heldBooking(request, days, { name: "dropped" });
  await deliverWebhooks("drop");
  await pay(booking);
  const paidAt = Date.now();
  // The traveller, who is told that the bank's word is awaited, keeps the places held meanwhile.
  await expect
    .poll(
      async () => {
        const { status } = await booking.read();
        if (status === "PENDING") await booking.ask("hold-extension");
        return status;
      },
      { intervals: [3_000], timeout: 75_000 },
    )
    .toBe("CONFIRMED");
  expect(Date.now() - paidAt).toBeLessThan(66_000);
  expect(await confirmedBy(booking.id)).toBe("system");
  await expectTicket(booking);
});
