import { cancel, untilStatus } from "../faults/purchases";
import { daysFrom, expect, test } from "../faults/story";
import { heldBooking } from "../support/held-booking";
import { mailsTo } from "../support/mailbox";
import { setHold } from "../support/set-hold";
import { addFault, intentStatus } from "../support/stripe";
import { untilHoldEnds } from "./holds";

const days = daysFrom(30);

test("cancelling the intent times out before and after the effect, at a hold's end and by the traveller", async ({
  request,
}) => {
  const cases = await Promise.all(
    (["timeout_before", "timeout_after"] as const).flatMap((fault) =>
      (["lapses", "cancels"] as const).map(async (end) => {
        const booking = await heldBooking(request, days, { name: `${end}-${fault}` });
        // Whoever cancels is still in time when the one before had to wait for Stripe.
        if (end === "cancels") await setHold(booking.id, 60);
        const { payment_intent_id: intent } = await booking.begin();
        const path = `/v1/payment_intents/${intent}/cancel`;
        await addFault({ method: "POST", path, fault, ms: 1_000, times: 2 });
        return { booking, intent, end };
      }),
    ),
  );
  for (const { booking, end } of cases) if (end === "cancels") await cancel(booking);
  for (const { booking, intent, end } of cases) {
    if (end === "lapses") await untilHoldEnds(booking);
    await untilStatus(booking, end === "lapses" ? "EXPIRED" : "CANCELLED", 30_000);
    await expect.poll(() => intentStatus(intent)).toBe("canceled");
    expect(await booking.read()).toMatchObject({ payment: { status: "CANCELLED" }, refund: null });
    expect(await mailsTo(booking.email, /^Your ticket/, 0)).toHaveLength(0);
  }
});
