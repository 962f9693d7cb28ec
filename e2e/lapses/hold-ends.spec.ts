import { daysFrom, expect, test } from "../faults/story";
import { heldBooking, markDocument, openToPay, placesLeft } from "../support/held-booking";
import { setHold } from "../support/set-hold";
import { intentStatus, intentsOf } from "../support/stripe";
import { firstJourney } from "../support/traveller-api";
import { leavePlaces } from "./holds";

const days = daysFrom(160);
const familyDays = daysFrom(172);

test("the hold ends: the page says so by itself, the last places are another's that instant, and nothing can be charged", async ({
  page,
  request,
}) => {
  const journey = await firstJourney(
    request,
    { from: "tunis", to: "marseille", adults: "2" },
    days,
  );
  const sailing = journey.legs[0]?.sailing_id as string;
  await leavePlaces(sailing, 2);
  const booking = await heldBooking(page.request, days, { name: "lapse", journey });
  expect(await placesLeft(request, sailing)).toBe(0);
  // A browser takes longer than the hold of this stack is.
  await setHold(booking.id, 25);
  await openToPay(page, booking);
  const document = await markDocument(page);
  const intent = (await booking.begin()).payment_intent_id;
  const { hold_expires_at: end, server_time: now } = await booking.read();
  const endsAt = Date.now() + Date.parse(end ?? "") - Date.parse(now);

  // While they are held, nobody else gets them.
  const second = { name: "second", journey };
  await expect(heldBooking(request, days, second)).rejects.toThrow(/no_capacity/);
  await page.waitForTimeout(endsAt - Date.now());
  // The first who asks gets them: nobody has to clear anything away before.
  const others = await heldBooking(request, days, second);
  expect(others.id).not.toBe(booking.id);

  await expect(page.getByText("The hold has ended")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("The time to pay ran out")).toContainText("Nothing was charged.");
  await expect(page.getByLabel("Card number")).toHaveCount(0);
  await expect(page.getByRole("timer")).toHaveCount(0);
  expect(await document.isStillThere()).toBe(true);
  expect(await booking.read()).toMatchObject({
    status: "EXPIRED",
    reason: "hold_lapsed",
    payment: { status: "CANCELLED" },
  });
  expect(await intentStatus(intent)).toBe("canceled");
  for (const { status } of await intentsOf(booking.id)) expect(status).toBe("canceled");
  expect(await booking.ask("payment-intent")).toMatchObject({
    status: 409,
    body: { code: "hold_expired" },
  });
  expect(await booking.ask("hold-extension")).toMatchObject({ status: 409 });
});

test("one click after the end of a hold searches again for the same ports, day and party", async ({
  page,
  request,
}) => {
  const party = { adults: "2", children: "1", vehicle: "camper" };
  const journey = await firstJourney(
    request,
    { from: "tunis", to: "marseille", ...party },
    familyDays,
  );
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  const booking = await heldBooking(page.request, familyDays, {
    name: "again",
    journey,
    change: (body) => {
      const [first] = body.passengers;
      const child = {
        ...first,
        first_name: "Lina",
        birth_date: `${new Date().getFullYear() - 8}-01-02`,
      };
      return {
        ...body,
        passengers: [...body.passengers, child],
        vehicles: [
          {
            kind: "camper",
            length_cm: 700,
            height_cm: 290,
            registration: "AB-123-CD",
            driver: 0,
          },
        ],
      };
    },
  });
  await page.goto(booking.page);
  await page.getByRole("link", { name: "Search again with the same party" }).click();
  await page.waitForURL(/\/en\/search\?/);
  const asked = new URL(page.url()).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    from: "tunis",
    to: "marseille",
    date,
    adults: "2",
    children: "1",
    vehicle: "camper",
  });
  await expect(page.getByRole("link", { name: /^Choose the sailing/ }).first()).toBeVisible();
});
