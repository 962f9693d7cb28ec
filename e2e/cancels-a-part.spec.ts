import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { axeFaults } from "./support/axe-faults";
import { heldBooking, placesLeft } from "./support/held-booking";
import { runInvariants } from "./support/invariants";
import { mailsTo } from "./support/mailbox";
import { minorUnits } from "./support/purchase";
import { dayAhead } from "./support/stack";
import { payIntent } from "./support/stripe";
import { bookingOf, firstJourney, type Journey } from "./support/traveller-api";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const party = { adults: "2", children: "1", child_ages: "7", cabin: "inside_4" };
const outDays = Array.from({ length: 10 }, (_, index) => dayAhead(226 + index));
const backDays = Array.from({ length: 10 }, (_, index) => dayAhead(240 + index));
const seven = `${new Date().getFullYear() - 7}-01-02`;

/** Two adults and a child with a cabin each way. */
function familyOf(body: ReturnType<typeof bookingOf>, way: Journey, home: Journey) {
  const [adult] = body.passengers;
  const cabins = [way, home].flatMap(({ legs }) =>
    legs.map(({ sailing_id }) => ({ sailing_id, kind: "inside_4", quantity: 1 })),
  );
  return {
    ...body,
    journeys: [...body.journeys, ...bookingOf(home, "x@example.com").journeys],
    passengers: [...body.passengers, { ...adult, first_name: "Inès", birth_date: seven }],
    cabins,
  };
}

/** What all of it costs, as the refusal of another price tells it. */
async function priceOf(request: APIRequestContext, body: object) {
  const answer = await request.post("/api/v1/bookings", {
    headers: { "idempotency-key": `price-${Date.now()}-${Math.random()}` },
    data: { ...body, expected_total: { amount_minor: 1, currency: "EUR" } },
  });
  const { quote, ...said } = await answer.json();
  expect(quote, JSON.stringify(said)).toBeDefined();
  return quote.total as { amount_minor: number; currency: string };
}

/** An amount of the panel by the words before it, in minor units. */
async function amount(page: Page, words: string): Promise<number> {
  const term = page.locator("dt", { hasText: words });
  return minorUnits(await term.locator("xpath=following-sibling::dd[1]").innerText());
}

test("a family leaves one child and the cabin at home, and later the way back: each time what was said comes back", async ({
  page,
  request,
}) => {
  test.slow();
  const way = await firstJourney(request, { from: "tunis", to: "marseille", ...party }, outDays);
  const home = await firstJourney(request, { from: "marseille", to: "tunis", ...party }, backDays);
  const total = await priceOf(request, familyOf(bookingOf(way, "x@example.com"), way, home));
  const booking = await heldBooking(page.context().request, outDays, {
    name: "part",
    journey: way,
    change: (body) => ({ ...familyOf(body, way, home), expected_total: total }),
  });
  const sailing = way.legs[0]?.sailing_id as string;
  const backSailing = home.legs[0]?.sailing_id as string;
  expect(await payIntent((await booking.begin()).payment_intent_id)).toBe("succeeded");
  await expect.poll(async () => (await booking.read()).status).toBe("CONFIRMED");
  const [left, leftBack] = [
    await placesLeft(request, sailing),
    await placesLeft(request, backSailing),
  ];

  // By the keyboard: opened, thought better of, and the keyboard is where it was.
  await page.goto(booking.page);
  const opener = page.getByRole("button", { name: "Cancel part of it" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "What is to be cancelled?" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await opener.click();
  await page.getByRole("button", { name: "See what comes back" }).click();
  await expect(page.getByText("Tick what is to be cancelled.")).toBeVisible();

  // Both parents: the child cannot go alone, and the page says so.
  const people = page.getByRole("group", { name: "Passengers" });
  await people.getByRole("checkbox", { name: "Amel Ben Salah" }).check();
  await people.getByRole("checkbox", { name: "Karim Ben Salah" }).check();
  await page.getByRole("button", { name: "See what comes back" }).click();
  await expect(page.getByText("cannot travel without an adult")).toBeVisible();
  await people.getByRole("checkbox", { name: "Amel Ben Salah" }).uncheck();
  await people.getByRole("checkbox", { name: "Karim Ben Salah" }).uncheck();

  // The child, and the cabin of the way out.
  await people.getByRole("checkbox", { name: "Inès Ben Salah" }).check();
  const cabins = page.getByRole("group", { name: "Cabins and seats" });
  await cabins.getByRole("checkbox").first().check();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "See what comes back" }).click();
  await expect(page.getByRole("heading", { name: "Cancel this part?" })).toBeFocused();
  const [back, kept, stays] = [
    await amount(page, "Goes back to your card"),
    await amount(page, "Kept, by the conditions"),
    await amount(page, "Price of what stays booked"),
  ];
  expect(back).toBeGreaterThan(0);
  expect(back + kept + stays).toBe(total.amount_minor);
  await expect(
    page.getByText("Still travelling: Amel Ben Salah and Karim Ben Salah."),
  ).toBeVisible();
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] as number);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: /^Cancel and refund/ }).click();

  await expect(page.getByRole("heading", { name: /^Booking/ })).toBeFocused();
  const summary = page.getByRole("complementary", { name: "What you booked" });
  await expect(summary.getByText("Inès")).toHaveCount(0);
  await expect(summary.getByText("Price of what is left")).toBeVisible();
  await expect(page.getByText(/goes back to your card|has been sent back/).first()).toBeVisible();
  await expect.poll(() => placesLeft(request, sailing)).toBe(left + 1);
  const shrunk = await booking.read();
  expect(shrunk).toMatchObject({ status: "CONFIRMED", total: { amount_minor: stays } });

  const [told] = await mailsTo(booking.email, /^Cancelled in part/);
  expect(told?.text).toContain("- Inès Ben Salah");
  expect(told?.text).toContain("goes back to the card you paid with");
  expect(told?.text).toMatch(/Passengers\n-+\n- Amel Ben Salah\n- Karim Ben Salah\n/);
  expect(told?.attachments.map(({ filename }) => filename)).toEqual([`${booking.reference}.ics`]);

  await page.getByRole("link", { name: "Open the ticket" }).click();
  const ticket = page.getByRole("article");
  await expect(ticket).toContainText("Amel");
  await expect(ticket).not.toContainText("Inès");
  await expect(ticket.getByText(/inside cabin, 4 beds/)).toHaveCount(home.legs.length > 1 ? 2 : 1);
  await page.goto(booking.page);

  // Later the way back, and all of it on the receipt.
  await page.getByRole("button", { name: "Cancel part of it" }).click();
  const crossings = page.getByRole("group", { name: "A whole crossing, for everybody" });
  await crossings.getByRole("checkbox", { name: /^Marseille – Tunis/ }).check();
  await page.getByRole("button", { name: "See what comes back" }).click();
  const [backAgain, keptAgain, staysNow] = [
    await amount(page, "Goes back to your card"),
    await amount(page, "Kept, by the conditions"),
    await amount(page, "Price of what stays booked"),
  ];
  expect(backAgain + keptAgain + staysNow).toBe(stays);
  await page.getByRole("button", { name: /^Cancel and refund/ }).click();
  await expect(page.getByRole("heading", { name: /^Booking/ })).toBeFocused();
  await expect.poll(() => placesLeft(request, backSailing)).toBe(leftBack + 3);
  const mails = await mailsTo(booking.email, /^Cancelled in part/, 2);
  expect(mails[0]?.text).toMatch(/- Marseille → Tunis, .*: the whole crossing/);

  await expect
    .poll(async () => (await booking.read()).refunds.map(({ status }) => status), {
      timeout: 30_000,
    })
    .toEqual(["succeeded", "succeeded"]);
  const books = await booking.read();
  expect(books.refunds.map((refund) => refund.amount.amount_minor)).toEqual([back, backAgain]);
  await page.goto(`${booking.page}/receipt`);
  const receipt = page.getByRole("article");
  const paid = await receipt.getByRole("row", { name: /Total paid/ }).innerText();
  expect(minorUnits(paid)).toBe(total.amount_minor);
  const rest = await receipt.getByRole("row", { name: /What is left/ }).innerText();
  expect(minorUnits(rest)).toBe(staysNow);
  const keptRow = await receipt.getByRole("row", { name: /^Kept/ }).innerText();
  expect(minorUnits(keptRow)).toBe(kept + keptAgain);
  expect(await runInvariants()).toBe("");
});
