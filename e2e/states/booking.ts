import { translator } from "../../lib/language/translator";
import type { Held } from "../support/held-booking";
import { setHold } from "../support/set-hold";
import { confirmIntent } from "../support/stripe";
import { expect } from "./patiently";
import type { Scene, State } from "./state";
import { untilStatus } from "./world";

const words = ({ locale }: Scene) => translator(locale, "booking");

/** Places held for this page's browser, with the form to pay in. */
async function toPay(scene: Scene, seconds = 252): Promise<Held> {
  const { page, locale, world } = scene;
  const booking = await world.hold(page, locale);
  // Beginning to pay makes a hold longer once: begun before, the clock stays where it is put.
  await booking.begin();
  await setHold(booking.id, seconds);
  await page.goto(`/${locale}/bookings/${booking.id}`);
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(page.locator("input[autocomplete=cc-number]")).toBeVisible();
  return booking;
}

/** A card's fields carry autofill's names, in every language. */
async function payBy({ page }: Scene, number: string): Promise<void> {
  await page.locator("input[autocomplete=cc-number]").fill(number);
  await page.locator("input[autocomplete=cc-exp]").fill("12 / 34");
  await page.locator("input[autocomplete=cc-csc]").fill("123");
  await page.locator("form button[type=submit]").last().click();
}

async function openPaid(scene: Scene): Promise<Held> {
  const booking = await scene.world.paid(scene.locale, "confirmed");
  await scene.world.open(scene.page, booking, scene.locale);
  return booking;
}

async function cancel(booking: Held): Promise<void> {
  const quote = (await booking.ask("cancellation-quote")).body as { data: { refund: object } };
  const body = { expected_refund: quote.data.refund, reason: "Plans have changed" };
  expect((await booking.ask("cancel", body)).status).toBe(200);
}

/** A paid booking that was cancelled, by the card that decides how its refund goes. */
export function cancelled({ locale, world }: Scene, card: string): Promise<Held> {
  return world.once(`cancelled ${locale} ${card}`, async () => {
    const booking = await world.paid(locale, `to cancel ${card}`, { card });
    await cancel(booking);
    return booking;
  });
}

async function openCancelled(scene: Scene, card: string, status: string): Promise<void> {
  const booking = await cancelled(scene, card);
  await expect
    .poll(async () => (await booking.read()).refund?.status, { timeout: 20_000 })
    .toBe(status);
  await scene.world.open(scene.page, booking, scene.locale);
}

/** Held, never paid, and over. */
function expired({ page, locale, world }: Scene): Promise<Held> {
  return world.once(`expired ${locale}`, async () => {
    const booking = await world.hold(page, locale);
    await setHold(booking.id, 0);
    // Its timer sleeps until the end it was given first: the sweep of every minute finds it.
    await untilStatus(booking, "EXPIRED", 75_000);
    return booking;
  });
}

function failed({ page, locale, world }: Scene): Promise<Held> {
  return world.once(`failed ${locale}`, async () => {
    const booking = await world.hold(page, locale);
    const { payment_intent_id: intent } = await booking.begin();
    for (let tries = 1; tries <= 5; tries += 1) {
      await confirmIntent(intent, "pm_card_chargeDeclined");
      if (tries < 5) {
        await expect.poll(async () => (await booking.read()).payment.declines).toBe(tries);
      }
    }
    await untilStatus(booking, "FAILED");
    return booking;
  });
}

const seen = (name: string, reach: (scene: Scene) => Promise<unknown>, quick?: true): State => ({
  page: "booking",
  name,
  reach: async (scene) => {
    await reach(scene);
  },
  ...(quick && { quick }),
});

export const bookingStates: State[] = [
  seen("hold-running", (scene) => toPay(scene), true),
  seen("last-thirty-seconds", (scene) => toPay(scene, 27)),
  seen(
    "declined",
    async (scene) => {
      await toPay(scene);
      await payBy(scene, "4000 0000 0000 0002");
      await expect(scene.page.getByRole("main").getByRole("alert").first()).toBeVisible();
      await expect(scene.page.locator("form [role=alert] p").first()).toBeVisible();
    },
    true,
  ),
  seen("bank-asks", async (scene) => {
    await toPay(scene);
    await payBy(scene, "4000 0027 6000 3184");
    await expect(scene.page.getByRole("dialog")).toBeVisible();
  }),
  seen("card-form-away", async (scene) => {
    const { page, locale, world } = scene;
    const booking = await world.hold(page, locale);
    await page.route("**/payment-intent", (route) => route.abort());
    await page.goto(`/${locale}/bookings/${booking.id}`);
    await expect(page.getByRole("button", { name: words(scene)("pay_retry") })).toBeVisible();
  }),
  seen("giving-back", async (scene) => {
    await toPay(scene);
    await scene.page.locator("section[aria-labelledby=manage] button").last().click();
    await expect(scene.page.locator("#cancel-heading")).toBeVisible();
  }),
  seen("waiting-for-the-bank", async ({ page, locale, world }) => {
    const booking = await world.hold(page, locale);
    // As the bank's redirect comes back before anybody has told us.
    await page.goto(`/${locale}/bookings/${booking.id}?redirect_status=succeeded`);
    await expect(page.getByText(translator(locale, "booking")("waiting_title"))).toBeVisible();
  }),
  seen("confirmed", (scene) => openPaid(scene), true),
  seen(
    "cancelling",
    async (scene) => {
      await openPaid(scene);
      // The mail once more, all of it, a part of it.
      await scene.page.locator("section[aria-labelledby=manage] button").nth(1).click();
      await expect(scene.page.locator("#cancel-heading")).toBeVisible();
      await expect(scene.page.locator("dd").first()).toBeVisible();
    },
    true,
  ),
  seen(
    "cancelling-part",
    async (scene) => {
      await openPaid(scene);
      await scene.page.locator("section[aria-labelledby=manage] button").nth(2).click();
      await expect(scene.page.locator("#part-heading")).toBeVisible();
    },
    true,
  ),
  seen("refund-pending", async (scene) => {
    const { page, locale, world } = scene;
    const booking = await world.hold(page, locale);
    await confirmIntent((await booking.begin()).payment_intent_id, "pm_card_pendingRefund");
    await untilStatus(booking, "CONFIRMED");
    await cancel(booking);
    await expect.poll(async () => (await booking.read()).refund?.status).toBe("pending");
    // The news that it has arrived would come while one still looks: it stays on its way.
    await page.route(`**${booking.path}`, () => {});
    await page.goto(`/${locale}/bookings/${booking.id}`);
  }),
  seen("refunded", (scene) => openCancelled(scene, "pm_card_visa", "succeeded")),
  seen("refund-failed", (scene) => openCancelled(scene, "pm_card_refundFail", "failed")),
  seen(
    "lapsed-just-now",
    async ({ page, locale, world }) => {
      const booking = await world.hold(page, locale);
      await setHold(booking.id, 0);
      await page.goto(`/${locale}/bookings/${booking.id}`);
    },
    true,
  ),
  seen("lapsed", async (scene) => scene.world.open(scene.page, await expired(scene), scene.locale)),
  seen("failed", async (scene) => scene.world.open(scene.page, await failed(scene), scene.locale)),
  seen("given-back", async ({ page, locale, world }) => {
    const booking = await world.hold(page, locale);
    await cancel(booking);
    await page.goto(`/${locale}/bookings/${booking.id}`);
  }),
  seen("news-cut-off", async (scene) => {
    const booking = await toPay(scene);
    await scene.page.route(`**${booking.path}`, (route) => route.abort("internetdisconnected"));
    await expect(scene.page.getByText(words(scene)("refresh_failed"))).toBeVisible();
  }),
  seen("returned-elsewhere", async ({ page, locale }) => {
    await page.goto(`/${locale}/bookings/${crypto.randomUUID()}?redirect_status=succeeded`);
  }),
  seen("returned-elsewhere-unpaid", async ({ page, locale }) => {
    await page.goto(`/${locale}/bookings/${crypto.randomUUID()}?redirect_status=failed`);
  }),
  seen("not-here", async ({ page, locale }) => {
    await page.goto(`/${locale}/bookings/${crypto.randomUUID()}`);
  }),
];
