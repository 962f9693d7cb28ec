import { heldBooking } from "../support/held-booking";
import { mailsTo } from "../support/mailbox";
import { addFault, deliverWebhooks, payIntent, releaseWebhooks } from "../support/stripe";
import { deliverEvent, eventsOf } from "../support/webhook-sender";
import { cancel, expectTicket, pay, untilStatus } from "./purchases";
import { daysFrom, expect, test } from "./story";

const days = daysFrom(20);

test("the webhook is there before the answer", async ({ request }) => {
  const booking = await heldBooking(request, days, { name: "early" });
  const { payment_intent_id: intent } = await booking.begin();
  const path = `/v1/payment_intents/${intent}/confirm`;
  await addFault({ method: "POST", path, fault: "timeout_after", ms: 30_000 });
  let answered = false;
  const hear = () => {
    answered = true;
  };
  void payIntent(intent).then(hear, hear);
  await untilStatus(booking, "CONFIRMED");
  // Half a minute later there would have been none either.
  expect(answered).toBe(false);
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
