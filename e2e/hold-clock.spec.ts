import { expect, type Page, test } from "@playwright/test";
import { heldBooking, openToPay } from "./support/held-booking";
import { listen } from "./support/listen";
import { setHold } from "./support/set-hold";
import { dayAhead } from "./support/stack";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(148 + index));

const clockTime = /^(\d+):(\d\d) left to pay$/;

async function secondsShown(page: Page): Promise<number> {
  const [, minutes, seconds] = clockTime.exec(await page.getByRole("timer").innerText()) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

test("the clock ticks for the eye, and speaks at two minutes and at thirty seconds only", async ({
  page,
}) => {
  const booking = await heldBooking(page.request, days, { name: "clock" });
  await openToPay(page, booking);
  const timer = page.getByRole("timer");
  await expect(timer).toHaveText(clockTime);
  // A timer's own role is silent; nothing around it may make it speak.
  const isQuiet = await timer.evaluate(
    (node) => node.closest('[aria-live], [role="status"], [role="alert"]') === null,
  );
  expect(isQuiet).toBe(true);

  const said = await listen(page);
  await setHold(booking.id, 128);
  await expect.poll(() => secondsShown(page)).toBeLessThanOrEqual(127);
  expect(await said()).toEqual([]);
  await expect.poll(() => secondsShown(page)).toBeLessThanOrEqual(119);
  const twoMinutes = "Two minutes left to pay. You can ask for more time.";
  expect(await said()).toEqual([twoMinutes]);
  await setHold(booking.id, 38);
  await expect.poll(() => secondsShown(page)).toBeLessThanOrEqual(37);
  expect(await said()).toEqual([twoMinutes]);
  await expect.poll(() => secondsShown(page)).toBeLessThanOrEqual(29);
  expect(await said()).toEqual([twoMinutes, "Thirty seconds left to pay."]);
});

test("more time is five minutes from now, as often as the limit allows, and then no more", async ({
  page,
}) => {
  const booking = await heldBooking(page.request, days, { name: "extend" });
  const left = async () => {
    const { hold_expires_at, server_time } = await booking.read();
    return (Date.parse(hold_expires_at ?? "") - Date.parse(server_time)) / 1_000;
  };
  await openToPay(page, booking);
  const more = page.getByRole("button", { name: "Give me 5 more minutes" });
  await setHold(booking.id, 100);
  await expect.poll(() => secondsShown(page)).toBeLessThanOrEqual(100);
  await more.click();
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(290);
  expect(await left()).toBeGreaterThan(290);
  expect(await left()).toBeLessThanOrEqual(300);

  // Twenty minutes in all: what is left of them is what can be had.
  await setHold(booking.id, 60, 200);
  await expect.poll(() => secondsShown(page)).toBeLessThanOrEqual(60);
  await more.click();
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(185);
  expect(await left()).toBeLessThanOrEqual(200);
  await expect(page.getByText("The hold cannot be made longer.")).toBeVisible();
  await expect(more).toHaveCount(0);
  expect(await booking.ask("hold-extension")).toMatchObject({
    status: 409,
    body: { code: "hold_limit_reached" },
  });
});

test("beginning to pay gives five minutes by itself, and only once", async ({ request }) => {
  const booking = await heldBooking(request, days, { name: "begin" });
  const left = async () => {
    const { hold_expires_at, server_time } = await booking.read();
    return (Date.parse(hold_expires_at ?? "") - Date.parse(server_time)) / 1_000;
  };
  await setHold(booking.id, 100);
  await booking.begin();
  expect(await left()).toBeGreaterThan(290);
  await setHold(booking.id, 100);
  await booking.begin();
  expect(await left()).toBeLessThanOrEqual(100);
});
