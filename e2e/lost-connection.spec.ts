import { expect, test } from "@playwright/test";
import { fillContact, fillPassengers, holdPlaces } from "./support/purchase";
import { dayAhead, newEmail } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(150 + index));
const hold = { name: "Hold these places and go on to pay" };

test("without a network, and with an answer that is lost: one booking, and nothing typed twice", async ({
  page,
  context,
}) => {
  const journey = await firstJourney(page.request, { from: "tunis", to: "marseille" }, days);
  await page.goto(`/en/book?out=${journey.id}&adults=1`);
  await fillPassengers(page, [
    { first: "Nour", last: "Haddad", born: "7 7 1977", gender: "x", nationality: "TN" },
  ]);
  await fillContact(page, newEmail("lost"));

  const keys: string[] = [];
  const made: string[] = [];
  await page.route("**/api/v1/bookings", async (route) => {
    keys.push(route.request().headers()["idempotency-key"] as string);
    const answer = await route.fetch();
    made.push(((await answer.json()) as { data: { id: string } }).data.id);
    // The booking is made, and the first word of it is lost on the way back.
    if (keys.length === 1) await route.abort("connectionreset");
    else await route.fulfill({ response: answer });
  });

  await context.setOffline(true);
  await page.getByRole("button", hold).click();
  await expect(page.getByText("Nothing is lost: what you typed is kept")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("The connection is back")).toBeVisible();
  expect(keys).toEqual([]);

  await page.getByRole("button", hold).click();
  await expect(page.getByText("the same booking is never made twice")).toBeVisible();
  await expect(page.getByLabel("Mobile phone")).toHaveValue("+33 6 12 34 56 78");
  const id = await holdPlaces(page);
  expect(keys).toEqual([keys[0], keys[0]]);
  expect(made).toEqual([id, id]);
});
