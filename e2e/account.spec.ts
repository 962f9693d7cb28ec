import { expect, type Page, test } from "@playwright/test";
import { axeFaults } from "./support/axe-faults";
import { heldBooking } from "./support/held-booking";
import { mailsTo } from "./support/mailbox";
import { dayAhead } from "./support/stack";
import { payIntent } from "./support/stripe";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(200 + index));

async function openLink(page: Page, email: string, subject: RegExp): Promise<void> {
  const [mail] = await mailsTo(email, subject);
  const link = /https?:\S+\/account\/letter#\S+/.exec(mail?.text ?? "")?.[0];
  expect(link, "a link in the mail").toBeDefined();
  // Only what follows # changes when one link follows another.
  await page.goto("about:blank");
  await page.goto(link as string);
}

test("a guest makes an account, finds the journey booked before, and changes the password", async ({
  page,
  request,
  browser,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const booking = await heldBooking(request, days, { name: "account" });
  await payIntent((await booking.begin()).payment_intent_id);
  await mailsTo(booking.email, /^Your ticket/);

  await page.goto("/en/my-booking");
  await page.getByRole("link", { name: "Have all your journeys in one account" }).click();
  await page.getByRole("link", { name: "Make an account" }).click();
  await page.getByLabel("Name").fill("Amel Ben Salah");
  await page.getByLabel("E-mail").fill(booking.email);
  await page.getByLabel("Password").fill("kept in my head");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText("Look into your mailbox")).toBeVisible();

  await openLink(page, booking.email, /^Confirm your e-mail address/);
  await page.getByLabel("Password").fill("not this one");
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await expect(page.getByRole("alert").getByText("This password is not right.")).toBeVisible();
  await page.getByLabel("Password").fill("kept in my head");
  await page.getByRole("button", { name: "Confirm the address" }).click();

  await expect(page.getByText(`You are signed in as ${booking.email}.`)).toBeVisible();
  await expect(page.getByText(booking.reference)).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("region", { name: "Your journeys" }).getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`/bookings/${booking.id}`));

  // The password is forgotten, in another browser.
  const other = await browser.newContext();
  const phone = await other.newPage();
  await phone.goto("/en/account");
  await phone.getByLabel("E-mail").fill(booking.email);
  await phone.getByRole("button", { name: "Password forgotten" }).click();
  await expect(phone.getByText("Look into your mailbox")).toBeVisible();
  await openLink(phone, booking.email, /^Choose a new password/);
  await phone.getByLabel("New password").fill("kept in my head now");
  await phone.getByRole("button", { name: "Set the password" }).click();
  await phone.getByRole("link", { name: "Sign in" }).click();
  await phone.getByLabel("E-mail").fill(booking.email);
  await phone.getByLabel("Password").fill("kept in my head now");
  await phone.getByRole("button", { name: "Sign in" }).click();
  await expect(phone.getByText(booking.reference)).toBeVisible();
  await other.close();

  // The first browser is signed out by that.
  await page.goto("/en/account");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
});
