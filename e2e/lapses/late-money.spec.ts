import { expectTicket, pay, untilStatus } from "../faults/purchases";
import { daysFrom, expect, test } from "../faults/story";
import { heldBooking } from "../support/held-booking";
import { mailsTo } from "../support/mailbox";
import { setHold } from "../support/set-hold";
import { addFault, payIntent } from "../support/stripe";
import { firstJourney } from "../support/traveller-api";
import { leavePlaces, untilHoldEnds } from "./holds";

/** Stripe will not cancel, so a card can still be charged when the hold is over. */
async function letItBePaidLate(intent: string): Promise<void> {
  const path = `/v1/payment_intents/${intent}/cancel`;
  await addFault({ method: "POST", path, fault: "status", status: 503, times: 1_000 });
}

test("the money comes late: the same places if they are there, else all of it back by itself", async ({
  request,
}) => {
  const query = { from: "tunis", to: "marseille", adults: "2" };
  const full = await firstJourney(request, query, daysFrom(60));
  for (const leg of full.legs) await leavePlaces(leg.sailing_id, 2);
  const lucky = await heldBooking(request, daysFrom(40), { name: "late" });
  const unlucky = await heldBooking(request, [], { name: "too-late", journey: full });
  const intents = [];
  // The holds of this stack are over before a busy machine has begun two payments.
  for (const booking of [lucky, unlucky]) {
    await setHold(booking.id, 15);
    const { payment_intent_id: intent } = await booking.begin();
    await letItBePaidLate(intent);
    intents.push(intent);
  }
  for (const booking of [lucky, unlucky]) {
    await untilHoldEnds(booking);
    expect((await booking.read()).status).toBe("PENDING");
  }
  // The places are on sale again at that instant, and somebody takes them.
  const other = await heldBooking(request, [], { name: "in-time", journey: full });
  await setHold(other.id, 60);
  await pay(other);
  await expectTicket(other);

  for (const intent of intents) expect(await payIntent(intent)).toBe("succeeded");
  await expectTicket(lucky);
  await untilStatus(unlucky, "FAILED");
  await expect
    .poll(async () => (await unlucky.read()).refund)
    .toMatchObject({ amount: unlucky.total, status: "succeeded" });
  expect(await unlucky.read()).toMatchObject({ payment: { status: "REFUNDED" } });
  expect(await mailsTo(unlucky.email, /^Not booked, payment returned/)).toHaveLength(1);
  expect(await mailsTo(unlucky.email, /^Your ticket/, 0)).toHaveLength(0);
});
