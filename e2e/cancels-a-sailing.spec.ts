import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { axeFaults } from "./support/axe-faults";
import { closeOurDatabase, ourDatabase } from "./support/books/our-database";
import { type Held, heldBooking, markDocument } from "./support/held-booking";
import { runInvariants } from "./support/invariants";
import { mailsTo } from "./support/mailbox";
import { dayAhead } from "./support/stack";
import { signInAsSales } from "./support/staff-sign-in";
import { payIntent } from "./support/stripe";
import { firstJourney } from "./support/traveller-api";

test.afterAll(closeOurDatabase);

/** Bookings that were paid, on one sailing that no other story sails on. */
async function paidBookings(request: APIRequestContext, count: number, days: string[]) {
  const query = { from: "tunis", to: "marseille", adults: "2", max_connections: "0" };
  const journey = await firstJourney(request, query, days);
  const bookings: Held[] = [];
  for (let made = 0; made < count; made += 8) {
    const some = Array.from({ length: Math.min(8, count - made) }, () =>
      heldBooking(request, days, { name: "was-booked", journey }),
    );
    bookings.push(...(await Promise.all(some)));
  }
  for (const booking of bookings) {
    expect(await payIntent((await booking.begin()).payment_intent_id)).toBe("succeeded");
  }
  const ids = bookings.map(({ id }) => id);
  await expect
    .poll(
      async () =>
        (
          await ourDatabase()`
      select 1 from booking where id = any (${ids}) and status = 'CONFIRMED'`
        ).length,
      {
        timeout: 60_000,
      },
    )
    .toBe(count);
  return { bookings, ids, sailingId: journey.legs[0]?.sailing_id as string };
}

async function openSailing(page: Page, id: string) {
  await signInAsSales(page);
  await page.goto(`/admin/sailings/${id}`);
  await page.getByRole("button", { name: "Cancel the sailing" }).click();
  return page.getByRole("dialog", { name: "Cancel the sailing" });
}

// Days that no other story books: a sailing that is cancelled takes all its bookings along.
const days = (first: number) => Array.from({ length: 20 }, (_, index) => dayAhead(first + index));

test("a sailing with 40 bookings is cancelled: the preview counts them, and each gets all of it back, and one mail", async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  const { bookings, ids, sailingId } = await paidBookings(request, 40, days(318));
  const total = bookings.reduce((sum, { total: { amount_minor: minor } }) => sum + minor, 0);
  const dialog = await openSailing(page, sailingId);
  await expect(dialog.getByText("40 bookings with 80 passengers and 0 vehicles.")).toBeVisible();
  await dialog.getByLabel("All their money back, at once").check();
  const money = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" });
  await expect(
    dialog.getByText(`All of it goes back, without a fee: ${money.format(total / 100)}.`),
  ).toBeVisible();
  await expect(dialog.getByText("One mail each: 40 in en.")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  const marked = await markDocument(page);
  await dialog.getByLabel("Why, for our own books").fill("The engine is broken");
  await dialog.getByRole("button", { name: "Cancel the sailing" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: "looked after" })).toHaveText(
    "All 40 are looked after.",
    { timeout: 120_000 },
  );
  expect(await marked.isStillThere()).toBe(true);
  expect(await axeFaults(page)).toEqual([]);

  const sql = ourDatabase();
  const ended = await sql`
    select 1 from booking b join refund r on r.booking_id = b.id
    where b.id = any (${ids}) and b.status = 'CANCELLED' and r.amount_minor = b.total_minor`;
  expect(ended).toHaveLength(40);
  await expect
    .poll(
      async () =>
        (
          await sql`
      select 1 from refund where booking_id = any (${ids}) and status = 'succeeded'`
        ).length,
      {
        timeout: 60_000,
      },
    )
    .toBe(40);
  // The operator knows of each that it was given up.
  await expect
    .poll(
      async () =>
        (
          await sql`
      select 1 from booking_leg where booking_id = any (${ids}) and operator_status = 'CANCELLED'`
        ).length,
      { timeout: 90_000 },
    )
    .toBe(40);
  for (const { email } of bookings) {
    const mails = await mailsTo(email, /^(Cancelled|Your crossing|Crossing cancelled|Your new)/);
    expect(mails.map(({ text }) => text.includes("Article 18"))).toEqual([true]);
  }
  const open = await sql`
    select 1 from sailing_change where sailing_id = ${sailingId} and resolved_at is null`;
  expect(open).toHaveLength(0);
  expect(await runInvariants()).toBe("");
});

test("a sailing's bookings go to another one: at their price, with a new ticket", async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const { bookings, ids, sailingId } = await paidBookings(request, 4, days(340));
  const dialog = await openSailing(page, sailingId);
  await dialog.getByLabel("All who fit go to another sailing, at once").check();
  await expect(dialog.getByText("4 bookings go to the other sailing")).toBeVisible();
  const to = await dialog.getByLabel("To which sailing").inputValue();
  await dialog.getByLabel("Why, for our own books").fill("Storm");
  await dialog.getByRole("button", { name: "Cancel the sailing" }).click();
  await expect(page.getByText("All 4 are looked after.")).toBeVisible({ timeout: 60_000 });
  const sql = ourDatabase();
  expect(
    await sql`
      select 1 from booking b join booking_leg l on l.booking_id = b.id and l.cancelled_at is null
      where b.id = any (${ids}) and b.status = 'CONFIRMED' and l.sailing_id = ${to}
        and not exists (select 1 from refund r where r.booking_id = b.id)`,
  ).toHaveLength(4);
  for (const { email, read, total } of bookings) {
    const [mail] = await mailsTo(email, /^Your new sailing/);
    expect(mail?.attachments.map(({ filename }) => filename)).toContain("qr.png");
    const now = await read();
    expect([now.total, now.legs[0]?.sailing_id]).toEqual([total, to]);
  }
  expect(await runInvariants()).toBe("");
});
