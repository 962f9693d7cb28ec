import { type Books, disagreements, readBooks } from "../support/books-agree";
import { heldBooking } from "../support/held-booking";
import { mailsTo } from "../support/mailbox";
import { cancel, expectTicket, pay } from "./purchases";
import { daysFrom, expect, test } from "./story";

/** Damage, each done to a copy of books that agree, to what is known of the booking `id`. */
const damage: Record<string, (books: Books, id: string) => unknown> = {
  "another sum captured": ({ ours }, id) => {
    for (const booking of ours.bookings) if (booking.id === id) booking.captured += 1;
  },
  "a capture missing from the ledger": ({ ours }, id) => {
    ours.captures = ours.captures.filter(({ booking_id }) => booking_id !== id);
  },
  "a capture in the ledger twice": ({ ours }, id) => {
    ours.captures.push(...ours.captures.filter(({ booking_id }) => booking_id === id));
  },
  "a capture that Stripe does not know": ({ ours }, id) =>
    ours.captures.push({ booking_id: id, source: "capture:pi_none", amount: 1 }),
  "a booking that is gone": ({ ours }, id) => {
    ours.bookings = ours.bookings.filter((booking) => booking.id !== id);
  },
  "a second payment that was kept": ({ stripe }, id) => {
    const intent = stripe.intents.find(({ metadata }) => metadata.booking_id === id);
    if (intent) stripe.intents.push({ ...intent, id: "pi_second" });
  },
  "an intent still payable": ({ stripe }, id) => {
    const intent = stripe.intents.find(({ metadata }) => metadata.booking_id === id);
    if (intent)
      stripe.intents.push({ ...intent, id: "pi_open", status: "requires_payment_method" });
  },
  "a refund at Stripe behind our back": ({ stripe }, id) => {
    const intent = stripe.intents.find(({ metadata }) => metadata.booking_id === id);
    const refund = stripe.refunds.find(({ payment_intent }) => payment_intent === intent?.id);
    if (refund) stripe.refunds.push({ ...refund, id: "re_other", metadata: {} });
  },
  "a refund that Stripe never made": ({ stripe, ours }, id) => {
    const row = ours.refunds.find(({ booking_id }) => booking_id === id);
    stripe.refunds = stripe.refunds.filter((refund) => refund.id !== row?.stripe_refund_id);
  },
  "a refund of another amount": ({ ours }, id) => {
    for (const row of ours.refunds) if (row.booking_id === id) row.amount -= 1;
  },
  "a refund with another status": ({ ours }, id) => {
    for (const row of ours.refunds) if (row.booking_id === id) row.status = "failed";
  },
  "an effect twice under one key": ({ stripe }, id) => {
    const first = stripe.journal.find(({ effect }) => effect === "payment_intent.created");
    if (first && id) stripe.journal.push({ ...first, ids: ["pi_twin", ...first.ids] });
  },
  "a payment that succeeded twice": ({ stripe }) => {
    const paid = stripe.journal.find(({ effect }) => effect === "payment_intent.succeeded");
    if (paid) stripe.journal.push(paid);
  },
  "a confirmation twice": ({ mails, ours }, id) => {
    const notice = ours.notices.find(
      ({ booking_id, kind }) => booking_id === id && kind === "confirmation",
    );
    mails.push(...mails.filter(({ idempotency_key: key }) => key === `notice/${notice?.id}`));
  },
  "a mail that was never sent": (books) => {
    books.mails = books.mails.slice(1);
  },
  "a mail without a notice": ({ mails }) =>
    mails.push({ effect: "email.sent", to: ["a@example.com"], idempotency_key: null }),
  "a mail to somebody else": ({ mails }) => {
    for (const mail of mails) mail.to = ["a@example.com"];
  },
};

test("the comparison of the books sees each kind of damage", async ({ request }) => {
  const booking = await heldBooking(request, daysFrom(30), { name: "books" });
  await pay(booking);
  await expectTicket(booking);
  await cancel(booking);
  await expect.poll(async () => (await booking.read()).refund?.status).toBe("succeeded");
  await mailsTo(booking.email, /refund/i);
  await mailsTo(booking.email, /cancel/i);
  await expect.poll(async () => disagreements(await readBooks())).toEqual([]);
  const books = await readBooks();
  for (const [what, harm] of Object.entries(damage)) {
    const copy = structuredClone(books);
    harm(copy, booking.id);
    expect(disagreements(copy), what).not.toEqual([]);
  }
});
