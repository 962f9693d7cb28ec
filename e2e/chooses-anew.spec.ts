import { type Browser, expect, type Page, test } from "@playwright/test";
import { axeFaults } from "./support/axe-faults";
import { closeOurDatabase, ourDatabase } from "./support/books/our-database";
import { misfits } from "./support/fits";
import { type Held, heldBooking } from "./support/held-booking";
import { runInvariants } from "./support/invariants";
import { mailsTo } from "./support/mailbox";
import { dayAhead } from "./support/stack";
import { signInAsSales } from "./support/staff-sign-in";
import { payIntent } from "./support/stripe";
import { bookingOf, firstJourney } from "./support/traveller-api";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
test.afterAll(closeOurDatabase);

// Days that no other story books: a sailing that is cancelled takes all its bookings along.
const days = (first: number) => Array.from({ length: 8 }, (_, index) => dayAhead(first + index));

async function paid(booking: Held) {
  expect(await payIntent((await booking.begin()).payment_intent_id)).toBe("succeeded");
  await expect.poll(async () => (await booking.read()).status).toBe("CONFIRMED");
}

/** Staff cancel a sailing at their own desk; who is booked on it chooses. */
async function cancelSailing(browser: Browser, sailingId: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const desk = await context.newPage();
  await signInAsSales(desk);
  await desk.goto(`/admin/sailings/${sailingId}`);
  await desk.getByRole("button", { name: "Cancel the sailing" }).click();
  const dialog = desk.getByRole("dialog", { name: "Cancel the sailing" });
  await dialog.getByLabel("They choose: another sailing or their money").check();
  await dialog.getByLabel("Why, for our own books").fill("The engine is broken");
  await dialog.getByRole("button", { name: "Cancel the sailing" }).click();
  await expect(dialog).toBeHidden();
  await context.close();
}

/** The address that a mail's button leads to. */
function buttonOf(text: string): string {
  const found = /https?:\/\/\S+\/b\/\S+\/choice/.exec(text)?.[0];
  expect(found, text).toBeDefined();
  return found as string;
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
}

/** Walks on with the Tab key until the keyboard is at something of that name. */
async function tabTo(page: Page, name: RegExp) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const at = page.locator(":focus");
    const label = (await at.getAttribute("aria-label")) ?? (await at.textContent()) ?? "";
    if (name.test(label)) return;
  }
  throw new Error(`The keyboard does not reach ${name}.`);
}

test("a couple's crossing is cancelled: from the mail to another sailing, by the keyboard, once and for nothing", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const booking = await heldBooking(page.context().request, days(326), { name: "chooses" });
  await paid(booking);
  const was = booking.journey.legs[0]?.sailing_id as string;
  await cancelSailing(browser, was);

  const [mail] = await mailsTo(booking.email, /^Crossing cancelled/);
  expect(mail?.text).toContain("Article 18");
  await page.goto(buttonOf(mail?.text ?? ""));
  await expect(page).toHaveURL(new RegExp(`/bookings/${booking.id}/choice$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your crossing does not sail");
  await expect(page.getByText("2 adults. You pay nothing more.")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  // Another window, opened on the same list.
  const other = await page.context().newPage();
  await other.goto(page.url());
  const choices = other.getByRole("link", { name: /^Choose the sailing of / });
  expect(await choices.count()).toBeGreaterThan(1);
  await choices.nth(1).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Take this sailing?");

  await tabTo(page, /^Choose the sailing of /);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Take this sailing?");
  expect(await axeFaults(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  await tabTo(page, /^Take this sailing$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^You sail / })).toBeFocused();
  expect(await focused(page)).toMatch(/^You sail /);
  expect(await axeFaults(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);

  const now = await booking.read();
  expect(now.legs[0]?.sailing_id).not.toBe(was);
  expect([now.total, now.refunds, now.legs[0]?.disruption]).toEqual([booking.total, [], null]);
  const [ticket] = await mailsTo(booking.email, /^Your new sailing/);
  expect(ticket?.text).toContain("You chose the sailing");
  expect(ticket?.attachments.map(({ filename }) => filename)).toContain("qr.png");

  // The other window comes too late, and says so.
  await other.getByRole("button", { name: "Take this sailing" }).click();
  await expect(other.getByRole("alert").getByText(/has changed meanwhile/)).toBeVisible();
  expect(await axeFaults(other)).toEqual([]);
  expect((await booking.read()).legs[0]?.sailing_id).toBe(now.legs[0]?.sailing_id);
  await other.goto(`${booking.page}/choice`);
  await expect(other.getByText("There is nothing to choose")).toBeVisible();

  // The operator knows of both.
  const sql = ourDatabase();
  await expect
    .poll(
      async () =>
        (
          await sql`
            select operator_status from booking_leg where booking_id = ${booking.id} order by position`
        ).map(({ operator_status }) => operator_status),
      { timeout: 60_000 },
    )
    .toEqual(["CONFIRMED", "CANCELLED"]);
  expect(await runInvariants()).toBe("");
});

test("the way out of two is cancelled: what comes back is said first, and the way back goes along or stays", async ({
  page,
  request,
  browser,
}) => {
  test.setTimeout(240_000);
  const party = { adults: "2", max_connections: "0" };
  const way = await firstJourney(request, { from: "tunis", to: "marseille", ...party }, days(332));
  const home = await firstJourney(request, { from: "marseille", to: "tunis", ...party }, days(344));
  const total = {
    amount_minor: way.price.amount_minor + home.price.amount_minor,
    currency: way.price.currency,
  };
  const booking = await heldBooking(page.context().request, [], {
    name: "way-out",
    journey: way,
    change: (body) => ({
      ...body,
      journeys: [...body.journeys, ...bookingOf(home, "x@example.com").journeys],
      expected_total: total,
    }),
  });
  await paid(booking);
  await cancelSailing(browser, way.legs[0]?.sailing_id as string);

  await page.goto(booking.page);
  await expect(page.getByRole("heading", { name: "Your crossing does not sail" })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  await page.getByRole("link", { name: "Choose a sailing, or your money back" }).click();
  const money = new Intl.NumberFormat("en", { style: "currency", currency: total.currency });
  const inWords = ({ amount_minor }: { amount_minor: number }) => money.format(amount_minor / 100);
  // All of it would go back; this crossing alone goes back whole too.
  const all = page.getByRole("button", { name: "For the whole booking" });
  await all.click();
  await expect(page.getByRole("heading", { name: "Take your money back?" })).toBeFocused();
  await expect(page.getByRole("button", { name: `Take ${inWords(total)} back` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(all).toBeFocused();
  await page.getByRole("button", { name: "For this crossing alone" }).click();
  const take = page.getByRole("button", { name: `Take ${inWords(way.price)} back` });
  await expect(take).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  await take.click();
  await expect(
    page.getByRole("heading", { level: 1, name: `${inWords(way.price)} goes back to you` }),
  ).toBeFocused();
  const now = await booking.read();
  expect([now.status, now.total, now.refund?.amount]).toEqual(["CONFIRMED", home.price, way.price]);
  await mailsTo(booking.email, /^Cancelled in part/);

  await page.goto(booking.page);
  await expect(page.getByRole("heading", { name: "Your places are booked" })).toBeVisible();
  expect(await runInvariants()).toBe("");
});
