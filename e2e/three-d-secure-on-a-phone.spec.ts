import { devices, expect, type Locator, type Page, test } from "@playwright/test";
import { heldBooking, markDocument, openToPay } from "./support/held-booking";
import { typeCard } from "./support/purchase";
import { dayAhead, endpoints } from "./support/stack";
import { confirmIntent, intentsOf } from "./support/stripe";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(244 + index));
const challengeCard = "4000 0027 6000 3184";
const ticketComes = "Your ticket is on its way to";

/** All of it is on the screen at once, and nothing is to be scrolled sideways. */
async function expectFits(page: Page, ...parts: Locator[]): Promise<void> {
  for (const part of parts) await expect(part).toBeInViewport({ ratio: 1 });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(tooWide).toBeLessThanOrEqual(0);
}

/** A finger finds 44 px without aiming. */
async function tap(button: Locator): Promise<void> {
  const box = await button.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(43.5);
  await button.tap();
}

for (const name of ["iPhone SE", "iPhone 15", "Pixel 7"] as const) {
  test.describe(name, () => {
    // Its screen, its finger and its name; the engine is the one there is.
    const { defaultBrowserType: _engine, ...phone } = devices[name];
    test.use(phone);

    test(`the bank asks on the screen of an ${name}: closed, refused, answered, and paid once`, async ({
      page,
    }) => {
      const booking = await heldBooking(page.request, days, { name: "phone" });
      await openToPay(page, booking);
      const document = await markDocument(page);
      const pay = page.getByRole("button", { name: /^Pay / });
      const question = page.getByRole("dialog", { name: "3D Secure test challenge" });
      const answer = (words: string) => question.getByRole("button", { name: words });
      const alert = page.getByRole("alert").filter({ hasText: "did not confirm that it was you" });

      // The gesture that goes back closes a dialog on a phone, as Escape does.
      const close = () => page.keyboard.press("Escape");
      for (const refuse of [close, () => tap(answer("Fail"))]) {
        await typeCard(page, challengeCard);
        await tap(pay);
        await expectFits(page, question.getByRole("heading"), answer("Complete"), answer("Fail"));
        await refuse();
        await expect(question).toHaveCount(0);
        await expect(alert).toContainText("Your card was not charged.");
        // Who looks at the phone again sees what happened, and what to do about it.
        await expect(alert).toBeInViewport();
        await expect(pay).toBeEnabled();
        expect((await booking.read()).status).toBe("PENDING");
      }
      await typeCard(page, challengeCard);
      await tap(pay);
      await tap(answer("Complete"));
      await expect(page.getByText(ticketComes)).toBeInViewport();
      expect(await document.isStillThere()).toBe(true);
      expect((await intentsOf(booking.id)).map(({ status }) => status)).toEqual(["succeeded"]);
    });

    test(`the bank's own page comes to the front on an ${name}, and leads back to the ticket`, async ({
      page,
      baseURL,
    }) => {
      const booking = await heldBooking(page.request, days, { name: "phone-page" });
      await openToPay(page, booking);
      const { payment_intent_id: intent } = await booking.begin();
      const home = new URL(booking.page, baseURL).href;
      const asked = await confirmIntent(intent, "pm_card_authenticationRequired", home);
      const url = asked.next_action?.redirect_to_url?.url as string;
      expect(url).toContain(new URL(endpoints().stripe).host);
      await page.goto(url);
      const complete = page.getByRole("button", { name: "Complete" });
      await expectFits(page, complete, page.getByRole("button", { name: "Fail" }));
      await complete.tap();
      await expect(page.getByText(ticketComes)).toBeInViewport();
      await expect(page).toHaveURL(new RegExp(`${booking.page}$`));
    });
  });
}
