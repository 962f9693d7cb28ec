import { expect, test } from "@playwright/test";
import { type Held, heldBooking } from "./support/held-booking";
import { mailsTo } from "./support/mailbox";
import { minorUnits } from "./support/purchase";
import { dayAhead, endpoints } from "./support/stack";
import { payIntent } from "./support/stripe";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(220 + index));

/** The mail, and how many seconds after `since` it was there. */
async function mailAfter(since: number, booking: Held, subject: RegExp) {
  const [mail] = await mailsTo(booking.email, subject);
  if (!mail) throw new Error(`no mail about ${subject}`);
  return { mail, seconds: (Date.now() - since) / 1_000 };
}

const linkTo = ({ id }: Held) => new RegExp(`${endpoints().app}/b/${id}/[\\w-]{22,}`);

test("places held and not paid: told ten seconds later, and not at all who pays before", async ({
  request,
}) => {
  const began = Date.now();
  const [slow, quick] = [
    await heldBooking(request, days, { name: "slow" }),
    await heldBooking(request, days, { name: "quick" }),
  ];
  await payIntent((await quick.begin()).payment_intent_id);
  const { mail, seconds } = await mailAfter(began, slow, /^Held until \d\d:\d\d/);
  expect(seconds).toBeGreaterThanOrEqual(9);
  expect(seconds).toBeLessThan(15);
  expect(mail.text).toContain("Nothing is paid yet.");
  expect(mail.text).toContain(slow.reference);
  expect(mail.text).toMatch(linkTo(slow));
  await mailsTo(quick.email, /^Your ticket/);
  expect(await mailsTo(quick.email, /^Held until/, 0)).toHaveLength(0);
});

test("the ticket with its receipt, then the cancellation and the refund, each in its time", async ({
  request,
}) => {
  const booking = await heldBooking(request, days, { name: "mails" });
  await payIntent((await booking.begin()).payment_intent_id);
  const ticket = await mailAfter(Date.now(), booking, /^Your ticket: .+ → .+/);
  expect(ticket.seconds).toBeLessThan(15);
  expect(ticket.mail.text).toContain("This mail is your ticket and your receipt.");
  const total = /Total paid\D*([\d.,]+)/.exec(ticket.mail.text)?.[1] ?? "";
  expect(minorUnits(total)).toBe(booking.total.amount_minor);
  for (const text of [booking.reference, "Ben Salah", "Changing and cancelling"]) {
    expect(ticket.mail.text).toContain(text);
  }
  expect(ticket.mail.text).toMatch(linkTo(booking));
  const files = ticket.mail.attachments.map(({ filename }) => filename).sort();
  const { reference } = booking;
  expect(files).toEqual(
    [`${reference}.ics`, "flags.png", "qr.png", `ticket-${reference}.png`].sort(),
  );

  const quote = (await booking.ask("cancellation-quote")).body as {
    data: Record<"refund" | "fee", { amount_minor: number }>;
  };
  const { refund, fee } = quote.data;
  const cancelledAt = Date.now();
  expect(await booking.ask("cancel", { expected_refund: refund })).toMatchObject({ status: 200 });
  expect(Date.now() - cancelledAt).toBeLessThan(2_000);
  const cancelled = await mailAfter(cancelledAt, booking, /^Cancelled: /);
  expect(cancelled.seconds).toBeLessThan(10);
  const refunded = await mailAfter(cancelledAt, booking, /^Refund of /);
  expect(refunded.seconds).toBeLessThan(10);
  expect(minorUnits(refunded.mail.subject.split(":")[0] ?? "")).toBe(refund.amount_minor);
  const back = /(\S+) goes back to the card/.exec(cancelled.mail.text)?.[1] ?? "";
  const kept = /(\S+) is kept/.exec(cancelled.mail.text)?.[1] ?? "";
  expect([back, kept].map(minorUnits)).toEqual([refund.amount_minor, fee.amount_minor]);
  for (const { mail } of [cancelled, refunded]) {
    expect(mail.text).toContain("5–10 business days");
    expect(mail.text).toContain(booking.reference);
  }
  expect(cancelled.mail.attachments.map(({ filename }) => filename).join()).toContain(".ics");
});
