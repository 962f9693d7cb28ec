import { ourDatabase } from "../support/books/our-database";
import { heldBooking } from "../support/held-booking";
import { addMailFault } from "../support/mail-faults";
import { mailsTo } from "../support/mailbox";
import { pay, untilStatus } from "./purchases";
import { daysFrom, expect, test } from "./story";

const days = daysFrom(30);

async function confirmation(bookingId: string) {
  const [notice] = await ourDatabase()<{ status: string; attempts: number }[]>`
    select status, attempts from notice where booking_id = ${bookingId} and kind = 'confirmation'`;
  return notice;
}

test("the mail service says 429, then 500, then takes it: one mail, three attempts", async ({
  request,
}) => {
  const booking = await heldBooking(request, days, { name: "mail" });
  await addMailFault({ fault: "status", status: 429 });
  await addMailFault({ fault: "status", status: 500 });
  await pay(booking);
  await untilStatus(booking, "CONFIRMED");
  await expect
    .poll(() => confirmation(booking.id), { timeout: 20_000 })
    .toMatchObject({ status: "sent", attempts: 3 });
  // The booking did not wait for its mail.
  const [waited] = await ourDatabase()<{ wasEarlier: boolean }[]>`
    select b.confirmed_at < n.sent_at as "wasEarlier" from notice n join booking b on b.id = n.booking_id
    where n.booking_id = ${booking.id} and n.kind = 'confirmation'`;
  expect(waited).toEqual({ wasEarlier: true });
  expect(await mailsTo(booking.email, /^Your ticket/)).toHaveLength(1);
});

test("the mail service takes it and the answer is lost: still one mail", async ({ request }) => {
  const booking = await heldBooking(request, days, { name: "mail-taken" });
  await addMailFault({ fault: "timeout_after", ms: 500 });
  await pay(booking);
  await untilStatus(booking, "CONFIRMED");
  await expect
    .poll(() => confirmation(booking.id), { timeout: 20_000 })
    .toMatchObject({ status: "sent", attempts: 2 });
  expect(await mailsTo(booking.email, /^Your ticket/)).toHaveLength(1);
});
