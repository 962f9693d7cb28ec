import { expectTicket, pay, untilStatus } from "../faults/purchases";
import { daysFrom, expect, test } from "../faults/story";
import { ourDatabase } from "../support/books/our-database";
import { heldBooking } from "../support/held-booking";
import { mailsTo } from "../support/mailbox";
import { setHold } from "../support/set-hold";
import { deliverWebhooks, releaseWebhooks } from "../support/stripe";

const days = daysFrom(20);

/** Who made a booking CONFIRMED: `stripe` (an event), `clock` (a hold's end), `system` (reconciliation). */
async function confirmedBy(bookingId: string): Promise<string | undefined> {
  const [row] = await ourDatabase()<{ actor: string }[]>`
    select actor from audit
    where booking_id = ${bookingId} and subject = 'booking' and to_status = 'CONFIRMED'`;
  return row?.actor;
}

test("the webhook is released after the hold's end", async ({ request }) => {
  const booking = await heldBooking(request, days, { name: "released" });
  await setHold(booking.id, 15);
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
  // The traveller, who is told that the bank's word is awaited, keeps the places held meanwhile.
  await setHold(booking.id, 110);
  await pay(booking);
  // A minute, and what a busy machine takes to do it.
  await untilStatus(booking, "CONFIRMED", 70_000);
  expect(await confirmedBy(booking.id)).toBe("system");
  await expectTicket(booking);
});
