import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { axeFaults } from "./support/axe-faults";
import { closeOurDatabase, ourDatabase } from "./support/books/our-database";
import { misfits } from "./support/fits";
import { heldBooking } from "./support/held-booking";
import { runInvariants } from "./support/invariants";
import { mailsTo } from "./support/mailbox";
import { dayAhead, endpoints } from "./support/stack";
import { signInAsSales } from "./support/staff-sign-in";
import { payIntent } from "./support/stripe";

test.afterAll(closeOurDatabase);

const days = Array.from({ length: 20 }, (_, index) => dayAhead(120 + index));

/** A confirmed booking in a name of its own. */
async function booked(request: APIRequestContext, name: string, story: string) {
  const held = await heldBooking(request, days, {
    name: story,
    change: (body) => ({ ...body, contact: { ...body.contact, name } }),
  });
  expect(await payIntent((await held.begin()).payment_intent_id)).toBe("succeeded");
  await expect.poll(async () => (await held.read()).status, { timeout: 30_000 }).toBe("CONFIRMED");
  return { ...held, paid: held.total.amount_minor };
}

const inMoney = (minor: number) =>
  new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }).format(minor / 100);

async function openBooking(page: Page, id: string) {
  await signInAsSales(page);
  await page.goto(`/admin/bookings/${id}`);
}

test("somebody of sales finds a traveller by a misspelt name and sends the ticket again, by keyboard alone", async ({
  page,
  request,
}) => {
  // A name nobody else has, in letters that Latin keyboards lack.
  const rare = `Lefèb${Array.from(
    crypto
      .randomUUID()
      .replace(/[^a-f]/g, "")
      .slice(0, 4),
  ).join("")}vre`;
  const { id, reference, email } = await booked(request, `Benoît ${rare}`, "benoit");
  await mailsTo(email, /./);
  await signInAsSales(page);
  // Keys are heard once the page runs.
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await page.waitForURL(/\/admin\/bookings$/, { timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole("heading", { name: "Bookings" })).toBeVisible();
  const slip = rare.replace("è", "e").replace("vr", "rv");
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByLabel("Find")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type(`Benoit ${slip}`);
  const row = page.getByRole("row", { name: new RegExp(reference) });
  await expect(row).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/admin/bookings/${id}$`));
  const button = page.getByRole("button", { name: "Send a mail again" });
  await expect(button).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(button).toBeFocused();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Send a mail again" });
  await expect(dialog.getByText(email)).toBeVisible();
  await expect(dialog.getByLabel("Which mail")).toHaveValue("confirmation");
  await dialog.getByRole("button", { name: "Send it again" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(
    page.getByText(/Mail “confirmation”, a copy, taken by the mail service/),
  ).toBeVisible({
    timeout: 20_000,
  });
  const tickets = (await mailsTo(email, /./, 2)).filter(({ attachments }) =>
    attachments.some(({ filename }) => filename.startsWith("ticket-")),
  );
  expect(tickets).toHaveLength(2);
});

test("a booking is cancelled with its fee waived: all that was paid goes back, and the books agree", async ({
  page,
  request,
}) => {
  const { id, reference, email, paid } = await booked(request, "Amel Ben Salah", "at-the-desk");
  await openBooking(page, id);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Cancel ${reference}` });
  await dialog.getByLabel("Waive the fee: all that was paid goes back").check();
  await expect(dialog.getByText(`Goes back: ${inMoney(paid)}`)).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByLabel("Reason").fill("A death in the family");
  await dialog.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Booking cancelled", { exact: true })).toBeVisible();
  await mailsTo(email, /^Cancelled/);
  await expect(page.getByRole("heading", { name: `Refund of ${inMoney(paid)}` })).toBeVisible();
  await expect(page.getByText("Paid back", { exact: true })).toBeVisible({ timeout: 30_000 });
  expect(await runInvariants()).toBe("");
});

test("goodwill goes to the card, once, and the booking stays", async ({ page, request }) => {
  const { id } = await booked(request, "Karim Ben Salah", "goodwill");
  await openBooking(page, id);
  await page.getByRole("button", { name: "Give goodwill" }).click();
  const dialog = page.getByRole("dialog", { name: "Give money back as goodwill" });
  await dialog.getByLabel("Amount in EUR").fill("15.50");
  await dialog.getByLabel("Reason, for staff").fill("The shower was cold");
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Give it back" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("The shower was cold")).toBeVisible();
  const [refund] = await ourDatabase()<{ id: string }[]>`
    select id from refund where booking_id = ${id} and reason = 'goodwill'`;
  await expect
    .poll(
      async () => {
        const journal = await fetch(`${endpoints().stripe}/_sandbox/journal?after=0`);
        const all = (await journal.json()) as { effect: string; idempotency_key: string | null }[];
        return all.filter(
          ({ effect, idempotency_key: key }) =>
            effect === "refund.created" && key === `refund:${refund?.id}`,
        ).length;
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  await expect(page.getByText("Paid back", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("Confirmed", { exact: true }).first()).toBeVisible();
  expect(await runInvariants()).toBe("");
});

test("on a phone nothing but tables goes sideways", async ({ page, request }) => {
  const { id } = await booked(request, "Amel Ben Salah", "on-a-phone");
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAsSales(page);
  for (const path of [
    "/admin/bookings",
    `/admin/bookings/${id}`,
    `/admin/bookings/${id}/as-traveller`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    expect(await misfits(page)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
  }
});
