import { expect, test } from "@playwright/test";
import { heldBooking } from "./support/held-booking";
import { dayAhead } from "./support/stack";
import { payIntent } from "./support/stripe";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(75 + index));

test("a ticket that was kept opens without a network; nothing else is kept, and none unasked", async ({
  page,
  context,
}) => {
  const booking = await heldBooking(page.request, days, { name: "kept" });
  expect(await payIntent((await booking.begin()).payment_intent_id)).toBe("succeeded");
  await expect.poll(async () => (await booking.read()).status).toBe("CONFIRMED");
  const keptAddresses = () =>
    page.evaluate(async () => {
      const addresses: string[] = [];
      for (const name of await caches.keys()) {
        const requests = await (await caches.open(name)).keys();
        addresses.push(...requests.map(({ url }) => new URL(url).pathname));
      }
      return addresses;
    });
  const ticket = `${booking.page}/ticket`;

  await page.goto(ticket);
  await expect(page.getByRole("article")).toContainText(booking.reference);
  expect(await keptAddresses()).toEqual([]);

  await page.getByRole("button", { name: "Keep on this device" }).click();
  await expect(
    page.getByText(/^Kept here until .*for anybody who uses this device\.$/),
  ).toBeVisible();
  const kept = await keptAddresses();
  expect(kept).toContain(ticket);
  const others = kept.filter((address) => address !== ticket && address !== "/kept-until");
  expect(others.filter((address) => !/^\/_next\/static\/.*\.(css|woff2)$/.test(address))).toEqual(
    [],
  );
  expect(others.length).toBeGreaterThan(0);

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("article")).toContainText(booking.reference);
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain(
    "overpass",
  );
  await expect(page.goto(booking.page)).rejects.toThrow();
  await context.setOffline(false);

  // The browser may not see the booking any more: then it keeps nothing of it.
  await page.goto(ticket);
  await context.clearCookies();
  expect((await page.goto(ticket))?.status()).toBe(404);
  await expect.poll(keptAddresses).toEqual([]);
});

test("a kept ticket is removed when its traveller says so", async ({ page, context }) => {
  const booking = await heldBooking(page.request, days, { name: "unkept" });
  expect(await payIntent((await booking.begin()).payment_intent_id)).toBe("succeeded");
  await expect.poll(async () => (await booking.read()).status).toBe("CONFIRMED");
  const ticket = `${booking.page}/ticket`;
  await page.goto(ticket);
  await page.getByRole("button", { name: "Keep on this device" }).click();
  await expect(page.getByText(/^Kept here until/)).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Remove from this device" }).click();
  await expect(page.getByText("Removed from this device.")).toBeVisible();
  await context.setOffline(true);
  await expect(page.reload()).rejects.toThrow();
});
