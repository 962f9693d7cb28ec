import { type Held, heldBooking } from "../support/held-booking";
import { mailsTo } from "../support/mailbox";
import { addFault, clearFaults, intentStatus, intentsOf, payIntent } from "../support/stripe";
import { cancel, expectTicket, pay } from "./purchases";
import { daysFrom, expect, test } from "./story";

const days = daysFrom(30);

/** The ids of a booking's intents that somebody could still pay. */
async function payableIntents(booking: Held): Promise<string[]> {
  const intents = await intentsOf(booking.id);
  return intents.filter(({ status }) => status === "requires_payment_method").map(({ id }) => id);
}

for (const fault of ["timeout_before", "timeout_after", "reset", "garbage"]) {
  test(`creating the intent: ${fault}, and it is made once`, async ({ request }) => {
    const booking = await heldBooking(request, days, { name: "create" });
    await addFault({ method: "POST", path: "/v1/payment_intents", fault, ms: 2_000 });
    const { payment_intent_id: intent } = await booking.begin();
    expect(await payableIntents(booking)).toEqual([intent]);
    expect(await payIntent(intent)).toBe("succeeded");
    await expectTicket(booking);
  });
}

test("creating the intent is slow, and a second tab asks meanwhile: one intent", async ({
  request,
}) => {
  const booking = await heldBooking(request, days, { name: "two-tabs" });
  await addFault({ method: "POST", path: "/v1/payment_intents", fault: "delay", ms: 1_500 });
  const begun = await Promise.all([booking.begin(), booking.begin()]);
  const intents = [...new Set(begun.map((one) => one.payment_intent_id))];
  expect(await payableIntents(booking)).toEqual(intents);
  expect(await payIntent(intents[0] ?? "")).toBe("succeeded");
  await expectTicket(booking);
});

test("creating the intent never answers: said so, and the next try pays the only intent there is", async ({
  request,
}) => {
  const booking = await heldBooking(request, days, { name: "create-away" });
  const path = "/v1/payment_intents";
  // Three tries, and Stripe's client makes two of each where a connection breaks.
  await addFault({ method: "POST", path, fault: "timeout_after", ms: 300, times: 6 });
  const away = await booking.ask("payment-intent");
  expect(away).toMatchObject({ status: 503, body: { code: "payment_unavailable" } });
  const { payment_intent_id: intent } = await booking.begin();
  expect(await payableIntents(booking)).toEqual([intent]);
  expect(await payIntent(intent)).toBe("succeeded");
  await expectTicket(booking);
});

test("confirming: no answer before the effect, so nothing; again, and it is paid once", async ({
  request,
}) => {
  const booking = await heldBooking(request, days, { name: "confirm-before" });
  const { payment_intent_id: intent } = await booking.begin();
  const path = `/v1/payment_intents/${intent}/confirm`;
  await addFault({ method: "POST", path, fault: "timeout_before", ms: 1_000 });
  await expect(payIntent(intent)).rejects.toThrow();
  expect(await intentStatus(intent)).toBe("requires_payment_method");
  expect(await booking.read()).toMatchObject({ status: "PENDING", payment: { status: "PENDING" } });
  expect(await payIntent(intent)).toBe("succeeded");
  await expectTicket(booking);
});

test("confirming: no answer after the effect, and it is paid all the same", async ({ request }) => {
  const booking = await heldBooking(request, days, { name: "confirm-after" });
  const { payment_intent_id: intent } = await booking.begin();
  const path = `/v1/payment_intents/${intent}/confirm`;
  await addFault({ method: "POST", path, fault: "timeout_after", ms: 1_000 });
  await expect(payIntent(intent)).rejects.toThrow();
  await expectTicket(booking);
  // Who tries again is told, and charged nothing.
  expect(await payIntent(intent)).toBe("payment_intent_unexpected_state");
});

test("reading the intent: slow, garbage and a reset in a row, and it is settled", async ({
  request,
}) => {
  const booking = await heldBooking(request, days, { name: "reading" });
  const { payment_intent_id: intent } = await booking.begin();
  const path = `/v1/payment_intents/${intent}`;
  for (const fault of ["garbage", "reset", "garbage", "delay"]) {
    await addFault({ method: "GET", path, fault, ms: 1_000 });
  }
  expect(await payIntent(intent)).toBe("succeeded");
  await expectTicket(booking);
});

for (const { fault, times, ms } of [
  // The app's own patience with Stripe ends after 8 s.
  { fault: "timeout_before", times: 1, ms: 30_000 },
  // All tries of the first run, and the next run's first: it meets the answer kept under the key.
  { fault: "timeout_after", times: 7, ms: 300 },
  { fault: "reset", times: 7, ms: 0 },
  { fault: "garbage", times: 1, ms: 0 },
]) {
  test(`refunding: ${fault}, ${times} in a row, and the money goes back once`, async ({
    request,
  }) => {
    const booking = await heldBooking(request, days, { name: "refund" });
    await pay(booking);
    await expectTicket(booking);
    await addFault({ method: "POST", path: "/v1/refunds", fault, times, ms });
    await cancel(booking);
    expect((await booking.read()).status).toBe("CANCELLED");
    await expect
      .poll(async () => (await booking.read()).refund?.status, { timeout: 25_000 })
      .toBe("succeeded");
    expect(await mailsTo(booking.email, /refund/i)).toHaveLength(1);
    await clearFaults();
  });
}
